package org.chmail.bridge.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.attempt.World.ALICE;
import static org.chmail.bridge.attempt.World.BOB;
import static org.chmail.bridge.attempt.World.CAROL;
import static org.chmail.bridge.attempt.World.DAN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.chmail.bridge.attempt.MailRef.ByPort;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {

    private static final Duration IDLE = Duration.ofMinutes(30);

    @TempDir
    Path folder;

    private World world;
    private Mail mail;
    private Talk talk;

    @BeforeEach
    void openAChat() {
        world = new World(folder);
        ByPort ref = world.mail(ALICE, List.of(BOB), List.of(CAROL));
        mail = world.store
                .read(tx -> tx.mails().byPort(ref.author(), ref.port()))
                .orElseThrow();
        world.services.asking().ask(BOB, ref, false, null);
        world.services.answering().accept(ALICE, ref, null);
        world.send();
        talk = new Talk(world);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void transcriptShouldGoToWhoWasThereWhileItWasOn() {
        talk.present(ALICE, BOB, CAROL);
        talk.says(BOB, "Just between us.");
        talk.present(ALICE, BOB);
        talk.says(BOB, " Transcript ON ");
        talk.says(BOB, "Lunch at one.");
        talk.present(ALICE);
        world.pass(Duration.ofMinutes(1));
        talk.says(ALICE, "Fine\n[12:01] Bob: I pay.\u202E");
        talk.says(ALICE, "transcript off");
        talk.present(ALICE, CAROL);
        talk.says(CAROL, "Never mind me.");
        world.pass(IDLE);

        assertThat(world.hand.log)
                .contains(
                        "say Bob turned the transcript on: what is said from now on is mailed at the end to who is here.",
                        "say Alice turned the transcript off: what is said from now on is not mailed.");
        List<Letter> letters = talk.letters();
        assertThat(letters)
                .extracting(letter -> letter.to().value())
                .containsExactlyInAnyOrder("alice@example.org", "bob@example.org");
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.subject()).isEqualTo("Transcript: Lunch?");
            assertThat(letter.inReplyTo()).isEqualTo(mail.messageId());
            assertThat(letter.references()).containsExactly(mail.messageId());
            assertThat(letter.text()).isEqualTo("""
                    What was said in the chat about the mail "Lunch?" (alice@example.org %d) while the transcript was on. Times are in UTC.

                    2026-11-24
                    [12:00] Bob: Lunch at one.
                    [12:01] Alice: Fine
                        [12:01] Bob: I pay.
                    [12:01] Alice: transcript off
                    """.formatted(mail.port()));
        });
    }

    @Test
    void whoComesWhileItIsOnShouldGetItAndHistoryShouldTurnNothing() {
        talk.present(ALICE, BOB);
        talk.tell(Talk.history("Bob", world.now(), "m", "transcript on"));
        assertThat(world.hand.log).noneMatch(line -> line.startsWith("say"));

        talk.says(ALICE, "transcript on");
        talk.present(ALICE, BOB, CAROL);
        talk.tell(Talk.history("Bob", world.now(), "n", "Lunch at one."));
        talk.tell(Talk.history("Bob", world.now(), "o", "transcript off"));
        world.pass(IDLE);

        assertThat(talk.letters())
                .hasSize(3)
                .allSatisfy(letter -> assertThat(letter.text()).contains("] Bob: Lunch at one.\n"));
    }

    @Test
    void answerShouldTellWhenItIsSoAlready() {
        talk.present(ALICE, BOB);
        talk.says(BOB, "transcript off");
        talk.says(BOB, "transcript on");
        talk.says(BOB, "transcript on");
        world.pass(IDLE);

        assertThat(world.hand.log).contains("say The transcript is not on.", "say The transcript is on already.");
        assertThat(talk.letters()).extracting(Letter::text).allMatch(text -> text.endsWith("Bob: transcript on\n"));
    }

    @Test
    void transcriptShouldBeRefusedWhoeverIsNotOnTheMailAndWhereNoMailCanBeSent() {
        talk.present(ALICE, DAN);
        talk.says(DAN, "transcript on");
        world.post.ready = false;
        talk.says(ALICE, "transcript on");
        world.pass(IDLE);

        assertThat(world.hand.log)
                .contains(
                        "say Only who is on the mail can turn the transcript on or off.",
                        "say Transcripts cannot be mailed from here.");
        assertThat(talk.letters()).isEmpty();
    }

    @Test
    void transcriptShouldComeInPartsWhenItIsLong() {
        talk.present(ALICE);
        talk.says(ALICE, "transcript on");
        for (int i = 0; i < 5; i++) {
            talk.says(ALICE, "x".repeat(60_000));
        }
        world.pass(IDLE);

        List<Letter> letters = talk.letters();
        assertThat(letters)
                .extracting(Letter::subject)
                .containsExactly("Transcript (1 of 2): Lunch?", "Transcript (2 of 2): Lunch?");
        assertThat(letters.get(0).text().length()).isBetween(180_000, 200_000);
    }
}
