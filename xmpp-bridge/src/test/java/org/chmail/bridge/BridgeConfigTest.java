package org.chmail.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.BridgeConfig.Kind;
import org.chmail.bridge.config.HostPort;
import org.chmail.bridge.model.AlarmPolicy;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.GuestPolicy;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.PresencePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeConfigTest {

    @TempDir
    private Path folder;

    @Test
    void configShouldHaveItsDefaultsWhenOnlyTheRequiredKeysAreSet() {
        BridgeConfig config = Configs.with(folder);

        assertThat(config.xmpp().jid()).isEqualTo("chmail@example.org");
        assertThat(config.xmpp().host()).isEqualTo("example.org");
        assertThat(config.xmpp().port()).isEqualTo(5222);
        assertThat(config.xmpp().tlsRequired()).isTrue();
        assertThat(config.xmpp().password().reveal()).isEqualTo("pass phrase");
        assertThat(config.node()).isEqualTo("1");
        assertThat(config.http().publicBind()).isEqualTo(new HostPort("127.0.0.1", 8460));
        assertThat(config.http().publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8460"));
        assertThat(config.http().api().bind()).isEqualTo(new HostPort("127.0.0.1", 8461));
        assertThat(config.http().management().bind()).isEqualTo(new HostPort("127.0.0.1", 8462));
        assertThat(config.http().api().tls()).isEmpty();
        assertThat(config.mail()).isEmpty();
        assertThat(config.attempt())
                .isEqualTo(new LadderPolicy(
                        Duration.ofSeconds(45), 2.0, 3, 3, Duration.ofMinutes(2), Duration.ofHours(24), 12));
        assertThat(config.alarm()).isEqualTo(new AlarmPolicy(Duration.ofMinutes(10), false));
        assertThat(config.chat()).isEqualTo(new ChatPolicy(Duration.ofMinutes(30), Duration.ofMinutes(2)));
        assertThat(config.presence())
                .isEqualTo(new PresencePolicy(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(1)));
        assertThat(config.portTtl()).isEqualTo(Duration.ofDays(90));
        assertThat(config.trust()).isEmpty();
        assertThat(config.guests()).isEqualTo(GuestPolicy.VERIFIED);
        assertThat(config.roster()).isTrue();
        assertThat(config.mucService()).isEqualTo("chats.example.org");
    }

    @Test
    void relativePathsShouldBeRelativeToTheFolderOfTheFile() {
        BridgeConfig config = Configs.with(folder, "database.url = \"jdbc:sqlite:../data/chmail.db\"");

        Path file = folder.toAbsolutePath().resolveSibling("data").resolve("chmail.db");
        assertThat(config.database().kind()).isEqualTo(Kind.SQLITE);
        assertThat(config.database().file()).contains(file);
        assertThat(config.database().url()).isEqualTo("jdbc:sqlite:" + file);
        assertThat(config.keyFile()).isEqualTo(folder.toAbsolutePath().resolve("data/chmail.key"));
    }

    @Test
    void databaseShouldBePostgresqlWhenItsUrlSaysSo() {
        BridgeConfig config = Configs.with(
                folder,
                "database { url = \"jdbc:postgresql://db:5432/chmail\", user = chmail, password = geheim, poolSize = 20 }");

        assertThat(config.database().kind()).isEqualTo(Kind.POSTGRESQL);
        assertThat(config.database().file()).isEmpty();
        assertThat(config.database().user()).contains("chmail");
        assertThat(config.database().poolSize()).isEqualTo(20);
    }

    @Test
    void passwordShouldBeTheFirstLineOfItsFile() throws Exception {
        Files.writeString(folder.resolve("secret"), "  ünlock me \nsecond line\n");
        Path file = Configs.write(folder, "xmpp { domain = example.org, passwordFile = secret }");

        assertThat(BridgeConfig.read(file, List.of()).xmpp().password().reveal())
                .isEqualTo("ünlock me");
    }

    @Test
    void passwordShouldBeWhatWasWrittenWhenItLooksLikeANumber() {
        Path file = Configs.write(folder, "xmpp { domain = example.org, password = 0123 }");

        assertThat(BridgeConfig.read(file, List.of()).xmpp().password().reveal())
                .isEqualTo("0123");
    }

    @Test
    void secretsShouldNotShowWhenTheConfigurationIsPrinted() {
        BridgeConfig config = Configs.with(
                folder, "database { url = \"jdbc:postgresql:x\", password = geheim }", "mail { smtp = \"a:25\" }");

        assertThat(config.toString())
                .doesNotContain("pass phrase")
                .doesNotContain("geheim")
                .contains("********");
    }

    @Test
    void domainsShouldBeComparedAsLowerCaseALabels() {
        Path file = Configs.write(folder, """
                xmpp { domain = "Bücher.example", password = x }
                directory.trust = ["BÜCHER.example", "xn--bcher-kva.example."]
                """);

        BridgeConfig config = BridgeConfig.read(file, List.of());

        assertThat(config.xmpp().domain()).isEqualTo("xn--bcher-kva.example");
        assertThat(config.trust()).containsExactly("xn--bcher-kva.example");
        assertThat(config.mucService()).isEqualTo("chats.xn--bcher-kva.example");
    }

    @Test
    void tlsShouldNotBeRequiredOnlyWhenTheXmppHostIsLoopback() {
        assertThat(Configs.with(folder, "xmpp.host = localhost").xmpp().tlsRequired())
                .isFalse();
        assertThat(Configs.with(folder, "xmpp.host = \"[::1]\"").xmpp().tlsRequired())
                .isFalse();
        assertThat(Configs.with(folder, "xmpp.host = 192.0.2.1").xmpp().tlsRequired())
                .isTrue();
    }

    @Test
    void publicListenerShouldBeAnywhereWhenItsUrlIsSaid() {
        BridgeConfig config = Configs.with(
                folder, "http.public { bind = \"0.0.0.0:80\", url = \"https://chat.example.org/chmail/\" }");

        assertThat(config.http().publicUrl()).isEqualTo(URI.create("https://chat.example.org/chmail"));
    }

    @Test
    void mailShouldBeThereWhenItsServerIs() {
        BridgeConfig config = Configs.with(folder, "mail { smtp = \"127.0.0.1:587\", user = chmail, password = x }");

        assertThat(config.mail()).hasValueSatisfying(mail -> {
            assertThat(mail.smtp()).isEqualTo(new HostPort("127.0.0.1", 587));
            assertThat(mail.user()).isEqualTo(Optional.of("chmail"));
            assertThat(mail.from()).isEqualTo("chmail@example.org");
        });
    }

    @Test
    void overridesShouldCountBeforeTheFileAndTheLastOfThemMost() {
        Path file = Configs.write(folder, "xmpp { domain = example.org, password = x }, attempt.ringTime = 10s");

        BridgeConfig config = BridgeConfig.read(
                file,
                List.of(
                        "attempt.ringTime=20s",
                        "attempt.ringTime = 30s",
                        "attempt.maxRings=7",
                        "attempt.backoff=1",
                        "roster=off",
                        "guests=none",
                        "directory.trust=example.org, EXAMPLE.org",
                        "xmpp.password=a#b//c=d",
                        "http.public.url=http://localhost:1",
                        "chat={idle=10s, empty=\"5s\"}"));

        assertThat(config.attempt().ringTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.attempt().maxRings()).isEqualTo(7);
        assertThat(config.roster()).isFalse();
        assertThat(config.guests()).isEqualTo(GuestPolicy.NONE);
        assertThat(config.trust()).containsExactly("example.org");
        assertThat(config.xmpp().password().reveal()).isEqualTo("a#b//c=d");
        assertThat(config.http().publicUrl()).isEqualTo(URI.create("http://localhost:1"));
        assertThat(config.chat()).isEqualTo(new ChatPolicy(Duration.ofSeconds(10), Duration.ofSeconds(5)));
    }

    @Test
    void listShouldBeReadWhenAnOverrideIsInHocon() {
        Path file = Configs.least(folder);

        assertThat(BridgeConfig.read(file, List.of("directory.trust=[example.org]"))
                        .trust())
                .containsExactly("example.org");
    }
}
