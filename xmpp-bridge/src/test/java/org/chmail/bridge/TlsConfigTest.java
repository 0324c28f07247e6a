package org.chmail.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.config.ConfigRefused;
import org.chmail.bridge.config.PemFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "The last two [listeners] refuse a non-loopback bind without TLS", with a real key store and certificate. */
class TlsConfigTest {

    @TempDir
    private static Path stores;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeKeyStore() throws Exception {
        keytool("-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost");
        keytool(
                "-exportcert",
                "-alias",
                "a",
                "-rfc",
                "-file",
                stores.resolve("ca.pem").toString());
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore", stores.resolve("a.p12").toString(), "-storetype", "PKCS12", "-storepass", "changeit"));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private BridgeConfig tls(String section, String password) {
        return Configs.with(
                folder,
                "http." + section + " { bind = \"0.0.0.0:8469\", tls { keyStore = \"" + stores.resolve("a.p12")
                        + "\", keyStorePassword = " + password + " } }");
    }

    @Test
    void innerListenersShouldBindAnywhereWhenTheyHaveTls() {
        assertThat(tls("api", "changeit").http().api().tls()).hasValueSatisfying(store -> {
            assertThat(store.path()).isEqualTo(stores.resolve("a.p12"));
            assertThat(store.load()).isNotNull();
        });
        assertThat(tls("management", "changeit").http().management().tls()).isPresent();
    }

    @Test
    void keyStoreShouldBeRefusedWhenItsPasswordDoesNotOpenIt() {
        assertThatThrownBy(() -> tls("api", "wrong"))
                .isInstanceOf(ConfigRefused.class)
                .hasMessageStartingWith("`http.api.tls.keyStore` must be a PKCS12 file that its password opens");
    }

    @Test
    void caFileShouldBeReadWhenItIsPem() {
        BridgeConfig config = Configs.with(folder, "xmpp.tls.caFile = \"" + stores.resolve("ca.pem") + "\"");

        assertThat(config.xmpp().caFile())
                .hasValueSatisfying(
                        file -> assertThat(PemFile.certificates(file)).hasSize(1));
    }
}
