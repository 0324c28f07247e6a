package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.chmail.bridge.http.HttpSettings.Bind;
import org.chmail.bridge.http.HttpSettings.KeyStore;
import org.chmail.bridge.http.HttpSettings.Listener;
import org.chmail.bridge.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpEdgeTest {

    private static final Bind FREE = new Bind("127.0.0.1", 0);
    private static final PageSettings PAGES = new PageSettings(
            FREE,
            URI.create("http://127.0.0.1"),
            List.of(),
            new PageLimitPolicy(1, 1, 1),
            new SecretKeySpec(new byte[32], "HmacSHA256"));
    private static final String PASSWORD = "not so secret";

    @Test
    void apiAndManagementShouldSpeakTlsWhenKeyStoreIsGiven(@TempDir Path folder) throws Exception {
        Path keys = keyStore(folder);
        World.Options options = new World.Options();
        options.tls = Optional.of(new KeyStore(keys, PASSWORD));
        try (World world = new World(folder, options);
                HttpClient client =
                        HttpClient.newBuilder().sslContext(trusting(keys)).build()) {
            assertThat(get(client, "https://localhost:" + world.edge.apiPort() + "/api/v1/openapi.json")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(client, "https://127.0.0.1:" + world.edge.managementPort() + "/health/live")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(client, "http://127.0.0.1:" + world.edge.publicPort() + "/")
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> get(client, "http://127.0.0.1:" + world.edge.apiPort() + "/api/v1/openapi.json"))
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void innerListenersShouldBeRefusedWhenOpenWithoutTls() {
        Listener inner = new Listener(FREE, Optional.empty());
        Listener open = new Listener(new Bind("0.0.0.0", 8461), Optional.empty());

        assertThatThrownBy(() -> new HttpSettings(PAGES, open, inner))
                .hasMessageContaining("`http.api.bind` is 0.0.0.0:8461")
                .hasMessageContaining("http.api.tls.keyStore");
        assertThatThrownBy(() -> new HttpSettings(PAGES, inner, open)).hasMessageContaining("`http.management.bind`");
    }

    @Test
    void startShouldNameTheListenerWhenItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpEdge edge = edge(
                        new Listener(new Bind("127.0.0.1", taken.getLocalPort()), Optional.empty()),
                        new Listener(FREE, Optional.empty()))) {
            assertThatThrownBy(edge::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("`http.api.bind`")
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void startShouldNameTheKeyStoreWhenItCannotBeUsed(@TempDir Path folder) throws Exception {
        Path keys = keyStore(folder);
        try (HttpEdge edge = edge(
                new Listener(FREE, Optional.empty()), new Listener(FREE, Optional.of(new KeyStore(keys, "wrong"))))) {
            assertThatThrownBy(edge::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("`http.management.bind`")
                    .hasMessageContaining(keys.toString())
                    .hasMessageNotContaining("wrong ");
        }
    }

    @Test
    void keyStoreShouldNotPrintItsPassword() {
        assertThat(new Listener(FREE, Optional.of(new KeyStore(Path.of("keys.p12"), PASSWORD))).toString())
                .doesNotContain(PASSWORD);
    }

    /** Enough of an edge to see whether it starts: nothing is asked of it. */
    private static HttpEdge edge(Listener api, Listener management) {
        return new HttpEdge(
                new HttpSettings(PAGES, api, management),
                new EdgeServices(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Words(),
                        new PageServices(null, null, null, null, null, null, null, null, null, null),
                        null,
                        null),
                "chmail@example.org",
                Map.of(),
                () -> 0);
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static Path keyStore(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "bridge",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return file;
    }

    private static SSLContext trusting(Path file) throws Exception {
        java.security.KeyStore store = java.security.KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        java.security.KeyStore trusted = java.security.KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("bridge", store.getCertificate("bridge"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
