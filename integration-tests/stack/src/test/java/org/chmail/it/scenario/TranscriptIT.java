package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** What is said while the transcript is on goes by mail, at the chat's end, to who was there. */
@InWorld
class TranscriptIT {

    private static final Duration DELIVERY = Duration.ofSeconds(40);

    @Test
    void transcriptShouldBeMailedInTheThreadToWhoWasThereWhenTheChatCloses(Scene scene) {
        Three three = Three.chatting(scene);
        three.talk("Not for the record.");
        three.bobSits().says(" Transcript ON ");
        List.of(three.aliceSits(), three.bobSits()).forEach(seat -> seat.hears("Bob turned the transcript on"));
        three.talk("At one?", "Fine.");
        three.aliceSits().says("transcript off");
        List.of(three.aliceSits(), three.bobSits()).forEach(seat -> seat.hears("Alice turned the transcript off"));
        RoomSeat carolSits = three.carolJoins();
        carolSits.says("What did I miss?");
        three.aliceSits().hears("What did I miss?");

        three.aliceChats().says("close " + three.mail().port());
        carolSits.hears("ended");

        ArrivedMail toAlice = transcript(three, three.alice());
        ArrivedMail toBob = transcript(three, three.bob());
        for (ArrivedMail mail : List.of(toAlice, toBob)) {
            assertThat(mail.field("Subject")).isEqualTo("Transcript: Lunch on Friday?");
            assertThat(mail.field("References")).contains(three.messageId());
            assertThat(mail.identity()).isEmpty();
            assertThat(mail.body())
                    .containsSubsequence("] Alice: At one?", "] Bob: Fine.", "] Alice: transcript off")
                    .doesNotContain(
                            "Not for the record", "What did I miss", three.bob().name());
        }
        assertThat(three.carol().mail().inbox()).noneMatch(mail -> inThread(mail, three));
    }

    private static ArrivedMail transcript(Three three, Person reader) {
        return Awaitility.await("the transcript for " + reader.address())
                .atMost(DELIVERY)
                .until(
                        () -> reader.mail().inbox().stream()
                                .filter(mail -> inThread(mail, three))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    private static boolean inThread(ArrivedMail mail, Three three) {
        return mail.fields("In-Reply-To").contains(three.messageId())
                && mail.fields("Subject").stream().anyMatch(subject -> subject.startsWith("Transcript"));
    }
}
