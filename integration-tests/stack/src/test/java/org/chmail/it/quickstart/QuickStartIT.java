package org.chmail.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.MailUser;
import org.chmail.it.client.RoomSeat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./quickstart} promises to people and to scripts. */
@Tag("OwnServer")
class QuickStartIT {

    private static final Duration STOP = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void tourShouldShowTheStoryAndEndWithZero() {
        try (StartedQuickStart tour = StartedQuickStart.start(folder, "--tour")) {
            assertThat(tour.awaitExit(Duration.ofMinutes(2))).as(tour::output).isZero();

            assertThat(tour.output())
                    .contains("CHmail-Login-ID: alice@example.org", "Carol says:", "All of it happened.");
            assertThat(tour.contract()).isEmpty();
        }
    }

    @Test
    void contractShouldHoldFromStartToStopAndOverARestart() {
        Map<String, String> before;
        Identity mail;
        try (StartedQuickStart first = StartedQuickStart.start(folder)) {
            before = first.awaitContract();
            assertThat(before.keySet())
                    .containsExactly(
                            "DOMAIN",
                            "SMTP",
                            "IMAP",
                            "POP3",
                            "JAMES_ADMIN",
                            "XMPP",
                            "BRIDGE",
                            "API",
                            "API_TOKEN",
                            "MANAGEMENT",
                            "MALL",
                            "BRIDGE_JID",
                            "OPENFIRE_ADMIN",
                            "USERS",
                            "PASSWORD",
                            "JAMES_PID",
                            "OPENFIRE_PID",
                            "BRIDGE_PID");
            MailUser alice = first.mail("alice");
            mail = first.mail("bob")
                    .receivesByImap(alice.writes().to("bob@example.org").send())
                    .stamped();

            ProcessHandle.of(Long.parseLong(before.get("BRIDGE_PID")))
                    .orElseThrow()
                    .destroyForcibly();
            Map<String, String> after = first.awaitContractWithout("BRIDGE_PID", before.get("BRIDGE_PID"));
            assertThat(after.get("API")).isEqualTo(before.get("API"));

            assertThat(first.terminate(STOP)).isZero();
            assertThat(first.contract()).isEmpty();
            assertThat(ProcessHandle.of(Long.parseLong(after.get("OPENFIRE_PID"))))
                    .isEmpty();
        }
        try (StartedQuickStart second = StartedQuickStart.start(folder)) {
            Map<String, String> after = second.awaitContract();
            for (String key : new String[] {"BRIDGE", "API", "API_TOKEN", "MANAGEMENT", "XMPP", "SMTP"}) {
                assertThat(after).containsEntry(key, before.get(key));
            }
            chat(second, mail);
            assertThat(second.terminate(STOP)).isZero();
        }
    }

    /** The mail of before the restart can be chatted about: the bridge kept it, and Openfire kept the accounts. */
    private static void chat(StartedQuickStart quickStart, Identity mail) {
        try (CHmailUser alice = quickStart.comesOn("alice");
                CHmailUser bob = quickStart.comesOn("bob")) {
            bob.asksFor(mail);
            alice.isRungFor(mail);
            RoomSeat seat = alice.accepts(mail).entersAs("Alice");
            assertThat(bob.entersAs("Bob").room()).isEqualTo(seat.room());
        }
    }
}
