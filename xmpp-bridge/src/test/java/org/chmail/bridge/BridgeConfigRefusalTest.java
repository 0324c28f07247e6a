package org.chmail.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chmail.bridge.config.ConfigRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BridgeConfigRefusalTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            xmpp.domain = "a b"                     | `xmpp.domain` must be a domain, such as example.org, got: a b (
            xmpp.host = "example.org:5222"          | `xmpp.host` must be a host name or an IP address, without a port, got: example.org:5222 (
            xmpp.port = 1.5                         | `xmpp.port` must be a whole number, got: 1.5 (
            xmpp.password = ""                      | `xmpp.password` must not be empty, got: ******** (
            xmpp.passwordFile = "/does/not/exist"   | `xmpp.passwordFile` must name a file that can be read
            xmpp.tls.caFile = "nowhere.pem"         | `xmpp.tls.caFile` must name a file that can be read
            xmpp.tls.caFile = "chmail.conf"         | `xmpp.tls.caFile` must name a file
            node = "a/b"                            | `node` must be 1 to 32 letters, digits, - or _, got: a/b (
            database.url = "jdbc:h2:mem:x"          | `database.url` must begin with jdbc:sqlite: (a file follows) or jdbc:postgresql:
            database.url = "jdbc:sqlite:"           | `database.url` must be jdbc:sqlite: and the path of a file
            database.url = "jdbc:sqlite::memory:"   | `database.url` must be jdbc:sqlite: and the path of a file
            database.url = "jdbc:sqlite:a?synchronous=OFF" | `database.url` must be jdbc:sqlite: and the path of a file, without parameters
            database.url = "jdbc:postgresql:x?password=y" | `database.url` must not hold the password
            database.user = "x"                     | `database.user` and `database.password` are for PostgreSQL
            http.public.bind = "8460"               | `http.public.bind` must be host:port
            http.public.bind = "0.0.0.0:8460"       | `http.public.url` is missing; `http.public.bind` is not loopback
            http.public.url = "chat.example.org"    | `http.public.url` must be an http or https URL
            http.public.url = "ftp://a"             | `http.public.url` must be an http or https URL
            http.public.url = "https://a/?q"        | `http.public.url` must be an http or https URL
            http.public.url = "https://a b"         | `http.public.url` must be a URL
            http.api.bind = "0.0.0.0:8461"          | `http.api.bind` must be a loopback address, such as 127.0.0.1, unless `http.api.tls.keyStore` is set, got: 0.0.0.0:8461 (
            http.management.bind = "[::]:8462"      | `http.management.bind` must be a loopback address, such as 127.0.0.1, unless `http.management.tls.keyStore` is set
            http.api.bind = "127.0.0.1:8460"        | `http.public.bind` and `http.api.bind` are both 127.0.0.1:8460
            http.management.bind = "127.0.0.1:8461" | `http.api.bind` and `http.management.bind` are both 127.0.0.1:8461
            http.api.tls.keyStore = "chmail.conf"   | `http.api.tls.keyStorePassword` is missing
            http.api.tls.keyStorePassword = "x"     | `http.api.tls.keyStore` is missing
            http.api.tls { keyStore = "chmail.conf", keyStorePassword = "x" } | `http.api.tls.keyStore` must be a PKCS12 file
            mail.smtp = "localhost"                 | `mail.smtp` must be host:port
            mail.user = "x"                         | `mail.user` and `mail.password` (or `mail.passwordFile`) go together
            mail.password = "x"                     | `mail.user` and `mail.password` (or `mail.passwordFile`) go together
            mail.from = "chmail"                    | `mail.from` must be a mail address
            attempt.ringTime = 45                   | `attempt.ringTime` must be a duration with its unit, such as 500ms, 45s, 2m, 24h or 90d, got: 45 (
            attempt.ringTime = [45s]                | `attempt.ringTime` must be one value, not a list, got: ["45s"] (
            attempt.ringTime = null                 | `attempt.ringTime` must have a value; leave the line out to have the default, got: null
            attempt.maxRings = 2.5                  | `attempt.maxRings` must be a whole number, got: 2.5 (
            attempt.backoff = fast                  | `attempt.backoff` must be a number, such as 2.0, got: fast (
            attempt.backoff = NaN                   | `attempt.backoff` must be between 1.0 and 10.0, got: NaN (
            alarm.outsiders = sometimes             | `alarm.outsiders` must be on or off, got: sometimes (
            roster = 1                              | `roster` must be on or off, got: 1 (
            guests = all                            | `guests` must be one of verified, anyone, none, got: all (
            directory.trust = [example.org, other.org] | `directory.trust` must hold `xmpp.domain` (example.org) only
            directory.trust = ["x@y"]               | `directory.trust` must be a domain
            muc.service = "a@b"                     | `muc.service` must be a domain
            attempt.ringtime = 45s                  | unknown key `attempt.ringtime`
            attempt = 5                             | `attempt` is a section, with the keys attempt.
            guests { x = 1 }                        | unknown key `guests.x`
            xmpp.account = chmail                   | unknown key `xmpp.account` (
            """)
    void settingShouldBeRefusedByNameWhenItIsWrong(String line, String refusal) {
        assertThatThrownBy(() -> Configs.with(folder, line))
                .isInstanceOf(ConfigRefused.class)
                .message()
                .satisfies(message -> assertThat(message.lines()).anyMatch(each -> each.startsWith(refusal)));
    }

    @Test
    void requiredKeysShouldBeNamedWhenMissing() {
        Path file = Configs.write(folder, "directory.trust = [example.org]");

        assertThatThrownBy(() -> BridgeConfig.read(file, List.of()))
                .isInstanceOf(ConfigRefused.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .containsExactly(
                                "`xmpp.domain` is missing, and has no default",
                                "`xmpp.password` is missing, and has no default; set it, or `xmpp.passwordFile`, to"
                                        + " the password of the XMPP account chmail"));
    }

    @Test
    void allProblemsShouldBeSaidAtOnce() {
        assertThatThrownBy(() -> Configs.with(folder, "attempt.ringTime = 0s", "attempt.maxRings = 0", "guests = x"))
                .message()
                .satisfies(message -> assertThat(message.lines()).hasSize(3));
    }

    @Test
    void unknownKeyShouldComeWithTheNearestOne() {
        assertThatThrownBy(() -> Configs.with(folder, "attempt.ringtime = 45s"))
                .hasMessageStartingWith("unknown key `attempt.ringtime` (")
                .hasMessageEndingWith("chmail.conf: 3); did you mean `attempt.ringTime`?");
    }

    @Test
    void passwordShouldBeRefusedWhenSaidTwice() throws Exception {
        Files.writeString(folder.resolve("secret"), "x");

        assertThatThrownBy(() -> Configs.with(folder, "xmpp.passwordFile = secret"))
                .hasMessage("`xmpp.password` and `xmpp.passwordFile` are both set; leave one of them out");
    }

    @Test
    void passwordFileShouldBeRefusedWhenItsFirstLineIsEmpty() throws Exception {
        Files.writeString(folder.resolve("secret"), "\nx");
        Path file = Configs.write(folder, "xmpp { domain = example.org, passwordFile = secret }");

        assertThatThrownBy(() -> BridgeConfig.read(file, List.of()))
                .hasMessageStartingWith("`xmpp.passwordFile` must name a file whose first line is the password, got: ");
    }

    @Test
    void fileShouldBeNamedWhenMissing() {
        Path file = folder.resolve("nowhere.conf");

        assertThatThrownBy(() -> BridgeConfig.read(file, List.of()))
                .isInstanceOf(ConfigRefused.class)
                .hasMessageStartingWith("there is no configuration file " + file.toAbsolutePath());
    }

    @Test
    void lineShouldBeNamedWhenTheFileIsNotHocon() {
        Path file = Configs.write(folder, "xmpp {\n  domain = example.org\n");

        assertThatThrownBy(() -> BridgeConfig.read(file, List.of()))
                .isInstanceOf(ConfigRefused.class)
                .hasMessageStartingWith("the configuration cannot be read: ")
                .hasMessageContaining("chmail.conf");
    }

    @Test
    void variableShouldBeNamedWhenTheEnvironmentHasNone() {
        Path file = Configs.write(folder, "xmpp { domain = example.org, password = ${CHMAIL_NO_SUCH_VARIABLE} }");

        assertThatThrownBy(() -> BridgeConfig.read(file, List.of()))
                .isInstanceOf(ConfigRefused.class)
                .hasMessageContaining("CHMAIL_NO_SUCH_VARIABLE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            attempt.ringTime   | --set takes KEY=VALUE, such as attempt.ringTime=30s, got: attempt.ringTime
            =30s               | --set takes KEY=VALUE, such as attempt.ringTime=30s, got: =30s
            attempt.ringTim=1s | unknown key `attempt.ringTim` (--set); did you mean `attempt.ringTime`?
            attempt.ringTime=1s | `attempt.ringTime` must be between 5s and 10m, got: 1s (--set)
            a..b=1             | the configuration cannot be read:
            """)
    void overrideShouldBeRefusedWhenItIsWrong(String override, String refusal) {
        Path file = Configs.least(folder);

        assertThatThrownBy(() -> BridgeConfig.read(file, List.of(override)))
                .isInstanceOf(ConfigRefused.class)
                .hasMessageStartingWith(refusal.strip());
    }
}
