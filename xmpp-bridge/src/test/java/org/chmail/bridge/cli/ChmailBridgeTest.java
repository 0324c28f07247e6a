package org.chmail.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chmail.bridge.Configs;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ChmailBridgeTest {

    private final FakeOperations operations = new FakeOperations();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        CommandLine commands = ChmailBridge.commandLine(operations);
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commands.execute(arguments);
    }

    private int runConfigured(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", Configs.least(folder).toString()));
        return run(all.toArray(String[]::new));
    }

    @Test
    void checkConfigShouldPrintTheEffectiveSettingsMaskedAndOk() {
        int exit = runConfigured("check-config", "--set", "attempt.ringTime=30000ms");

        assertThat(exit).isZero();
        assertThat(out.toString().lines())
                .contains("xmpp.domain = example.org", "xmpp.password = ********", "attempt.ringTime = 30s")
                .contains("mail.smtp = null", "muc.service = chats.example.org", "roster = on")
                .endsWith("ok");
        assertThat(out.toString()).doesNotContain("pass phrase");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatCheckConfigPrintsShouldBeAConfigurationAgain() {
        runConfigured("check-config", "--set", "directory.trust=example.org");
        String first = out.toString().replace("ok\n", "").replace("********", "\"x y\"");
        out.getBuffer().setLength(0);

        assertThat(run("check-config", "--config", Configs.write(folder, first).toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().replace("ok\n", "").replace("********", "\"x y\""))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check-config",
                "serve",
                "migrate",
                "doctor",
                "token new --scope mails",
                "attempts list",
                "attempts cancel a1",
                "export a@b",
                "erase a@b --yes"
            })
    void commandShouldExit2AndDoNothingWhenTheConfigurationIsRefused(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.addAll(List.of("--set", "attempt.ringTime=0s"));

        assertThat(runConfigured(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString())
                .contains("`attempt.ringTime` must be between 5s and 10m, got: 0s (--set)")
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
        assertThat(operations.asked).isEmpty();
    }

    @Test
    void eachProblemShouldStandOnItsLineWhenThereAreMore() {
        runConfigured("check-config", "--set", "attempt.ringTime=0s", "--set", "guests=x");

        assertThat(err.toString().lines())
                .containsExactly(
                        "chmail-bridge check-config: 2 things are wrong:",
                        "  `attempt.ringTime` must be between 5s and 10m, got: 0s (--set)",
                        "  `guests` must be one of verified, anyone, none, got: x (--set)");
    }

    @Test
    void commandShouldExit2WhenTheFileIsMissing() {
        assertThat(run("check-config", "--config", "/no/such/chmail.conf")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no configuration file /no/such/chmail.conf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serv",
                "serve --foo",
                "token",
                "token new",
                "check-config --set",
                "attempts",
                "attempts cancel",
                "export",
                "erase",
                "erase a@b",
                "export alice",
                "erase alice --yes"
            })
    void commandLineShouldBeRefusedWith2WhenItIsWrong(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
        assertThat(operations.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version", "serve --help", "token new --help", "check-config -h"})
    void helpShouldExit0(String line) {
        assertThat(run(line.split(" ", -1))).isZero();
        assertThat(out.toString()).contains("chmail-bridge");
    }

    @Test
    void migrateShouldExit0WhenDone() {
        assertThat(runConfigured("migrate")).isZero();
        assertThat(operations.asked).containsExactly("migrate example.org");
    }

    @Test
    void commandShouldExit1WithTheReasonsAndNoStackTraceWhenItFails() {
        operations.failure =
                new IllegalStateException("the database does not answer", new IOException("connection refused"));

        assertThat(runConfigured("migrate")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("chmail-bridge migrate: the database does not answer: connection refused");
    }

    @Test
    void serveShouldExit1WhenTheStartFails() {
        operations.failure = new IllegalStateException("127.0.0.1:8460 is in use");

        assertThat(runConfigured("serve")).isEqualTo(1);
        assertThat(err.toString()).contains("127.0.0.1:8460 is in use");
    }

    @Test
    void tokenNewShouldPrintOnlyTheToken() {
        assertThat(runConfigured("token", "new", "--scope", "mails,deliveries", "--scope=attempts", "--name", "james"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("t0ken");
        assertThat(err.toString()).isEmpty();
        assertThat(operations.asked).containsExactly("token james [attempts, deliveries, mails] example.org");
    }

    @Test
    void attemptsListShouldPrintALineForEachWithoutSubjects() {
        operations.attempts = List.of(
                attempt("a1", true, List.of(new LoginId("bob@example.org")), LegState.RINGING),
                attempt("a22", false, List.of(), LegState.CANCELLED));

        assertThat(runConfigured("attempts", "list")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "ID   BEGAN                 STATE  AUTHOR             PORT   CHAT  CALLERS          CALLEES",
                        "a1   2026-11-24T12:00:00Z  OPEN   alice@example.org  49213  -     bob@example.org"
                                + "  alice@example.org=RINGING",
                        "a22  2026-11-24T12:00:00Z  ENDED  alice@example.org  49213  -     -              "
                                + "  alice@example.org=CANCELLED");
        assertThat(operations.asked).containsExactly("attempts example.org");
    }

    @Test
    void attemptsListShouldAskForTheOpenOnesWhenToldSo() {
        assertThat(runConfigured("attempts", "list", "--open")).isZero();
        assertThat(operations.asked).containsExactly("open attempts example.org");
    }

    private static AttemptView attempt(String id, boolean open, List<LoginId> callers, LegState state) {
        Instant at = Instant.parse("2026-11-24T12:00:00.123Z");
        LoginId alice = new LoginId("alice@example.org");
        Mail mail = new Mail("m1", "<1@example.org>", alice, new Address("alice@example.org"), 49213, "Secret", at, at);
        Leg leg = new Leg("l1", id, alice, false, state, 1, 1, null, false, null, null, 1);
        return new AttemptView(
                new Attempt(id, "m1", open, false, at, at), mail, callers, List.of(leg), List.of(), null);
    }

    @Test
    void attemptsCancelShouldSayWhatItDid() {
        assertThat(runConfigured("attempts", "cancel", "a1")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("ended");
        assertThat(operations.asked).containsExactly("cancel a1 example.org");
    }

    @Test
    void exportShouldPrintJson() {
        assertThat(runConfigured("export", "alice@example.org")).isZero();
        assertThat(out.toString().replaceAll("\\s", ""))
                .matches("\\{\"login\":\\[\\{(\"login_id\":\"alice@example.org\"|\"stamp\":1|,){3}}]}");
    }

    @Test
    void eraseShouldPrintWhatWasErasedOnlyWhenToldYes() {
        assertThat(runConfigured("erase", "alice@example.org")).isEqualTo(2);
        assertThat(err.toString()).contains("export alice@example.org", "--yes");
        assertThat(operations.asked).isEmpty();

        assertThat(runConfigured("erase", "alice@example.org", "--yes")).isZero();
        assertThat(out.toString().lines()).containsExactly("login            1", "ports            20");
    }

    @Test
    void doctorShouldPrintALineForEachCheckAndExit0WhenAllAreOk() {
        operations.checks = List.of(new Check("database", true, "SQLite 3.54"), new Check("xmpp", true, "logged in"));

        assertThat(runConfigured("doctor")).isZero();
        assertThat(out.toString().lines())
                .containsExactly("database  ok      SQLite 3.54", "xmpp      ok      logged in");
    }

    @Test
    void doctorShouldExit1WhenACheckFailed() {
        operations.checks = List.of(
                new Check("database", true, "SQLite 3.54"),
                new Check("xmpp", false, "127.0.0.1:5222 refuses connections; start Openfire, or set xmpp.port"));

        assertThat(runConfigured("doctor")).isEqualTo(1);
        assertThat(out.toString().lines())
                .contains("xmpp      FAILED  127.0.0.1:5222 refuses connections; start Openfire, or set xmpp.port");
    }
}
