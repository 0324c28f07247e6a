package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.words.Words;
import org.chmail.bridge.xmpp.Answer.Choice;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** What goes with what is said (XEP-0439). */
class StanzaCourierTest {

    private final Words words = new Words();

    @Test
    void eachAnswerShouldBeOfferedInTheLanguageOfTheQuestion() {
        assertThat(StanzaCourier.choices(parcel("ko", "alice@example.org 49213"), words))
                .containsExactly(
                        new Choice("accept alice@example.org 49213", "수락"),
                        new Choice("decline alice@example.org 49213", "거절"),
                        new Choice("later alice@example.org 49213 10m", "10분 뒤에"));
    }

    @Test
    void eachOfferShouldBeAVerbThatIsUnderstood() {
        assertThat(StanzaCourier.choices(parcel("en", "alice@example.org 49213"), words))
                .allSatisfy(choice ->
                        assertThat(CommandParser.parse(choice.value())).isPresent());
    }

    @Test
    void nothingShouldBeOfferedWhenNoAnswerIsAskedFor() {
        assertThat(StanzaCourier.choices(parcel("en", null), words)).isEmpty();
    }

    @Test
    void replyShouldBeInItsLanguageWithAResponseForEachChoice() throws Exception {
        Incoming incoming = new Incoming(
                JidCreate.from("bob@example.org/phone"), World.BOB, Message.Type.chat, "en", "accept", null, "t1");
        Answer answer = new Answer(
                Answer.Tone.WARN,
                "en",
                "Which one?",
                List.of(
                        new Choice("accept a@x 1", "A"),
                        new Choice("accept b@x 2", "A"),
                        new Choice("accept a@x 1", "A")));

        String xml = Inbox.reply("id1", incoming, answer).toXML().toString();

        assertThat(xml).contains("xml:lang='en'", "<body>Which one?</body>", "<thread>t1</thread>");
        // XEP-0439 §5.1: neither a value nor a label twice
        assertThat(xml).containsOnlyOnce("value='accept a@x 1'").containsOnlyOnce("label='A'");
        assertThat(xml)
                .contains("<response xmlns='urn:xmpp:tmp:quick-response'", "value='accept b@x 2'")
                .doesNotContain("urn:xmpp:quick-response:0");
    }

    private static Parcel parcel(String lang, String about) {
        return Parcel.of("p1", Parcel.Kind.RING, "alice@example.org", "?", Instant.EPOCH)
                .worded(lang, about);
    }
}
