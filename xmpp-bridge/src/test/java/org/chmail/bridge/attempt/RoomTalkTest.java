package org.chmail.bridge.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chmail.bridge.attempt.World.ALICE;
import static org.chmail.bridge.attempt.World.BOB;
import static org.chmail.bridge.attempt.World.CAROL;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chmail.bridge.attempt.MailRef.ByPort;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.ChatEvent.Kind;
import org.chmail.bridge.model.ChatState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTalkTest {

    @TempDir
    Path folder;

    private World world;
    private Talk talk;
    private ByPort mail;

    @BeforeEach
    void openAChat() {
        world = new World(folder);
        mail = world.mail(ALICE, List.of(BOB), List.of(CAROL));
        world.services.asking().ask(BOB, mail, false, null);
        world.services.answering().accept(ALICE, mail, null);
        world.send();
        talk = new Talk(world);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void eventsShouldTellWhoCameSpokeAndWentInOrder() {
        talk.present(ALICE);
        talk.present(ALICE, BOB);
        talk.says(BOB, "Lunch?");
        talk.present(ALICE);

        assertThat(talk.events())
                .extracting(ChatEvent::seq, ChatEvent::kind, ChatEvent::nick, ChatEvent::login, ChatEvent::body)
                .containsExactly(
                        tuple(1L, Kind.CAME, "Alice", ALICE, null),
                        tuple(2L, Kind.CAME, "Bob", BOB, null),
                        tuple(3L, Kind.SAID, "Bob", BOB, "Lunch?"),
                        tuple(4L, Kind.WENT, "Bob", BOB, null));
    }

    @Test
    void messageShouldBeKeptOnceWhenTheRoomTellsItAgain() {
        RoomNews live = talk.live(BOB, "Lunch?");
        Instant at = world.now();
        talk.tell(live, live);
        talk.tell(
                Talk.history("Bob", at.plusMillis(3), "m0", "Lunch?"),
                Talk.history("Bob", at.plusSeconds(1), "m7", "Lunch?"),
                Talk.history("Alice", at.plusSeconds(2), "m0", "Lunch?"));

        assertThat(talk.said()).hasSize(3);
    }

    @Test
    void messageWithoutAnIdShouldBeKeptOnceWhenItsTimeIsNear() {
        Instant at = world.now();
        talk.tell(Talk.history("Bob", at.minusSeconds(40), null, "ok"));
        talk.tell(Talk.history("Bob", at.minusSeconds(39), null, "ok"), Talk.history("Bob", at, null, "ok"));

        assertThat(talk.said()).hasSize(2);
    }

    @Test
    void historyShouldBeWantedFromBeforeTheLastMessage() {
        assertThat(world.talk.historyFrom(talk.room)).isEmpty();
        talk.says(BOB, "Lunch?");
        assertThat(world.talk.historyFrom(talk.room)).contains(world.now().minus(Duration.ofMinutes(10)));
    }

    @Test
    void chatShouldCloseByTheTimeOfWhatWasSaidWhenItIsHeardLater() {
        talk.present(BOB);
        Instant said = world.now().plus(Duration.ofMinutes(10));
        world.pass(Duration.ofMinutes(20));
        talk.tell(Talk.history("Bob", said, "m", "Lunch?"));

        world.pass(Duration.ofMinutes(19));
        assertThat(talk.chat().state()).isEqualTo(ChatState.OPEN);
        world.pass(Duration.ofMinutes(1));
        assertThat(talk.chat().state()).isEqualTo(ChatState.CLOSED);
    }

    @Test
    void chatShouldNotCloseBeforeItIsKnownWhatHappensInIt() {
        talk.present(BOB);
        world.talk.away();
        world.pass(Duration.ofMinutes(40));
        assertThat(talk.chat().state()).isEqualTo(ChatState.OPEN);

        world.chats.repairRooms();
        world.pass(Duration.ofSeconds(29));
        assertThat(talk.chat().state()).isEqualTo(ChatState.OPEN);
        world.pass(Duration.ofSeconds(1));
        assertThat(talk.chat().state()).isEqualTo(ChatState.CLOSED);
    }

    @Test
    void roomShouldBeGivenBackWhatWasSaidWhenItIsRepaired() {
        talk.says(BOB, "Lunch?");
        talk.says(ALICE, "Yes.");
        talk.tell(new RoomNews.PutOut());

        assertThat(world.hand.log).endsWith("open Lunch?", "refill 2");
    }

    @Test
    void nobodyShouldBeInvitedBeforeTheRoomIsRepaired() {
        talk.says(BOB, "Lunch?");
        world.hand.failures = 1;
        world.chats.repairRooms();
        world.services.asking().ask(BOB, mail, false, null);
        world.send();
        assertThat(world.hand.log).last().isEqualTo("open Lunch?");

        world.pass(Duration.ofSeconds(2));
        assertThat(world.hand.log).endsWith("open Lunch?", "refill 1", "INVITE bob@example.org");
    }

    @Test
    void whoTypesShouldNotBeWrittenDown() {
        talk.tell(new RoomNews.Typing("Bob", true), talk.live(BOB, "Lunch?"), new RoomNews.Typing("Alice", true));
        talk.tell(new RoomNews.Typing("Alice", false));
        talk.tell(Talk.history("Bob", world.now(), "m9", "Yesterday"));

        assertThat(talk.said()).containsExactly("Lunch?", "Yesterday");
        assertThat(talk.events()).hasSize(2);
    }

    @Test
    void longWordsShouldBeCut() {
        talk.says(BOB, "x".repeat(65_535) + "\uD83D\uDE00");

        assertThat(talk.said().get(0)).hasSize(65_536).endsWith("x…");
    }

    @Test
    void eventsShouldBeForgottenTenMinutesAfterTheEnd() {
        talk.says(BOB, "Lunch?");
        world.pass(Duration.ofMinutes(30));
        world.pass(Duration.ofMinutes(10).minusMillis(1));
        world.retention.run();
        assertThat(talk.events()).isNotEmpty();

        world.pass(Duration.ofMillis(1));
        world.retention.run();
        assertThat(talk.events()).isEmpty();
    }
}
