package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** Alice's client says that she speaks Korean; from then on she reads Korean, and Bob still reads English. */
@InWorld
class LanguageIT {

    @Test
    void eachShouldReadTheirOwnLanguageOnceTheySpokeIt(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        aliceChats.chat().sends(spoken("ko", scene.stack().bridgeJid(), "status"));
        Heard answer = aliceChats.isAnswered();
        assertThat(answer.body()).isEqualTo("아무에게도 묻고 있지 않으며, 열린 대화도 없습니다.");
        assertThat(answer.lang()).isEqualTo("ko");
        // What tells no language is answered in the one that was spoken before.
        assertThat(aliceChats.says("cancel").isAnswered().body()).isEqualTo("취소할 것이 없습니다.");
        assertThat(bobChats.asksFor(mail).isAnswered().body()).startsWith("Asking about");

        Heard ring = aliceChats.isRungFor(mail);
        assertThat(ring.body()).contains(bob.address(), "대화하고 싶어");
        assertThat(ring.lang()).isEqualTo("ko");
        assertThat(ring.responses()).containsEntry("accept " + mail.handle(), "수락");
        aliceChats.chat().sends(spoken("en", scene.stack().bridgeJid(), "decline"));
        aliceChats.isTold("you declined");
        assertThat(bobChats.isTold("declined to chat").lang()).isEqualTo("en");
    }

    private static Message spoken(String lang, String to, String words) {
        return StanzaBuilder.buildMessage(lang + "-" + words)
                .to(JidCreate.fromOrThrowUnchecked(to))
                .ofType(Message.Type.chat)
                .setLanguage(lang)
                .setBody(words)
                .build();
    }
}
