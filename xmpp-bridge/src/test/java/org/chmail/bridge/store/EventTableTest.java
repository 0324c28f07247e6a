package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chmail.bridge.attempt.RetentionRows.Kept;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.ChatEvent.Kind;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.LoginId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventTableTest extends StoreTest {

    private Attempt attempt;

    @BeforeEach
    void storeAChat() {
        attempt = attempt("m");
        write(tx -> {
            store(tx, mail("m", 2001, NOW));
            tx.attempts().insert(attempt);
            tx.chats().insert(new Chat("c", attempt.id(), "room", ChatState.OPEN, NOW, null, null, 0));
        });
    }

    @Test
    void eventsShouldBeStoredWholeAndInOrder() {
        ChatEvent came = event(Kind.CAME, "Bob", BOB, null, null, NOW);
        ChatEvent said = event(Kind.SAID, "Bob", BOB, "m1", "점심?", NOW.plusMillis(1));
        ChatEvent unknown = event(Kind.SAID, "Carol", null, null, "Yes.", NOW);
        write(tx -> List.of(came, said, unknown)
                .forEach(event -> assertThat(tx.events().add(event)).isTrue()));
        reopen();

        see(tx -> {
            assertThat(tx.events().ofChat("c")).containsExactly(at(1, came), at(2, said), at(3, unknown));
            assertThat(tx.events().last("c", Set.of(Kind.CAME, Kind.WENT))).contains(at(1, came));
            assertThat(tx.events().last("c", Set.of(Kind.TRANSCRIPT_ON))).isEmpty();
            assertThat(tx.events().ofChat("other")).isEmpty();
        });
    }

    @Test
    void messageShouldBeKnownAgainByIdNickAndWords() {
        ChatEvent said = event(Kind.SAID, "Bob", BOB, "m1", "Yes.", NOW);
        write(tx -> tx.events().add(said));

        write(tx -> {
            assertThat(tx.events().add(event(Kind.SAID, "Bob", null, "m1", "Yes.", NOW.plusSeconds(9))))
                    .isFalse();
            assertThat(tx.events().add(event(Kind.SAID, "Bob", BOB, "m1", "No.", NOW)))
                    .isTrue();
            assertThat(tx.events().add(event(Kind.SAID, "Carol", CAROL, "m1", "Yes.", NOW)))
                    .isTrue();
        });
        see(tx -> {
            assertThat(tx.events().ofChat("c")).hasSize(3);
            assertThat(tx.events().said("c", "Bob", "Yes.", NOW, NOW)).isTrue();
            assertThat(tx.events().said("c", "Bob", "Yes.", NOW.plusMillis(1), NOW.plusSeconds(1)))
                    .isFalse();
            assertThat(tx.events().said("c", "Dan", "Yes.", NOW, NOW)).isFalse();
        });
    }

    @Test
    void presentShouldBeWhoCameAndDidNotGo() {
        write(tx -> {
            tx.events().add(event(Kind.CAME, "Bob", BOB, null, null, NOW));
            tx.events().add(event(Kind.CAME, "Carol", null, null, null, NOW));
            tx.events().add(event(Kind.WENT, "Bob", BOB, null, null, NOW));
            tx.events().add(event(Kind.CAME, "Bob", ALICE, null, null, NOW));
            tx.events().add(event(Kind.CAME, "Dan", null, null, null, NOW));
            tx.events().add(event(Kind.WENT, "Dan", null, null, null, NOW));
        });

        see(tx -> assertThat(tx.events().present("c"))
                .containsExactly(new Occupant("Carol", null), new Occupant("Bob", ALICE)));
    }

    @Test
    void purgeShouldTakeOnlyWhatIsLongOver() {
        write(tx -> {
            tx.events().add(event(Kind.SAID, "Bob", BOB, "m1", "Yes.", NOW));
            tx.attempts().end(attempt.id(), NOW);
        });
        write(tx -> tx.retention().purge(Kept.EVENT, NOW.plus(Duration.ofDays(1)), 9));
        see(tx -> assertThat(tx.events().ofChat("c")).as("still open").hasSize(1));

        write(tx -> tx.chats().update(tx.chats().byId("c").orElseThrow().withState(ChatState.CLOSED)));
        write(tx -> tx.retention().purge(Kept.EVENT, NOW.minusMillis(1), 9));
        see(tx -> assertThat(tx.events().ofChat("c")).hasSize(1));
        write(tx -> tx.retention().purge(Kept.EVENT, NOW, 9));
        see(tx -> assertThat(tx.events().ofChat("c")).isEmpty());
    }

    private static ChatEvent event(Kind kind, String nick, LoginId login, String id, String body, Instant at) {
        return new ChatEvent("c", 0, kind, nick, login, id, body, at);
    }

    private static ChatEvent at(long seq, ChatEvent event) {
        return new ChatEvent(
                event.chatId(),
                seq,
                event.kind(),
                event.nick(),
                event.login(),
                event.stanzaId(),
                event.body(),
                event.at());
    }
}
