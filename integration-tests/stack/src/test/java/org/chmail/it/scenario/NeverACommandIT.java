package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.ChatUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jxmpp.jid.impl.JidCreate;

/** What reaches the bridge and is no command, whatever its words are, is not answered. */
@InWorld
class NeverACommandIT {

    /** What a client may send, or a server send in its name. */
    enum Said {
        ERROR {
            @Override
            void shape(MessageBuilder message) {
                message.ofType(Message.Type.error)
                        .addExtension(StanzaError.getBuilder(StanzaError.Condition.service_unavailable)
                                .build());
            }
        },
        HEADLINE {
            @Override
            void shape(MessageBuilder message) {
                message.ofType(Message.Type.headline);
            }
        },
        SENT_CARBON {
            @Override
            void shape(MessageBuilder message) {
                message.addExtension(carbon("sent"));
            }
        },
        RECEIVED_CARBON {
            @Override
            void shape(MessageBuilder message) {
                message.addExtension(carbon("received"));
            }
        },
        FOREIGN_DELAY {
            @Override
            void shape(MessageBuilder message) {
                message.addExtension(StandardExtensionElement.builder("delay", "urn:xmpp:delay")
                        .addAttribute("from", "elsewhere.example")
                        .addAttribute("stamp", "2026-01-01T00:00:00Z")
                        .build());
            }
        };

        abstract void shape(MessageBuilder message);

        private static StandardExtensionElement carbon(String name) {
            return StandardExtensionElement.builder(name, "urn:xmpp:carbons:2").build();
        }
    }

    @ParameterizedTest
    @EnumSource(Said.class)
    void nothingShouldBeAnsweredWhenItIsNoCommand(Said said, Scene scene) {
        CHmailUser bob = scene.comesOn(scene.person("bob"));
        MessageBuilder message = message(scene.stack().bridgeJid(), "help").ofType(Message.Type.chat);
        said.shape(message);

        bob.chat().sends(message.build());

        onlyAnswerIsOfStatus(bob);
    }

    @Test
    void nothingShouldBeAnsweredWhenItIsSaidInARoomOrToTheBridgeInARoom(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        RoomSeat bobSits = bobChats.entersAs("Bob");

        bobSits.says("help");
        aliceSits.hears("help");
        bobChats.chat()
                .sends(message(bobSits.room() + "/CHmail", "help")
                        .ofType(Message.Type.chat)
                        .build());

        bobChats.says("cancel");
        assertThat(bobChats.isTold("nothing to cancel").body()).isNotEmpty();
        assertThat(bobChats.chat().unheard()).noneMatch(heard -> heard.body().contains("Say one of these"));
    }

    @Test
    void nothingShouldBeAnsweredWhenTheBridgesOwnAccountSaysIt(Scene scene) {
        CHmailUser bob = scene.comesOn(scene.person("bob"));
        try (ChatUser own = scene.bridgeLogsIn("other")) {
            own.says(scene.stack().bridgeJid(), "help");
            onlyAnswerIsOfStatus(bob);
            assertThat(own.unheard()).isEmpty();
        }
    }

    private static void onlyAnswerIsOfStatus(CHmailUser user) {
        assertThat(user.says("status").isAnswered().body()).startsWith("Nobody is being asked");
        assertThat(user.says("cancel").isAnswered().body()).startsWith("There is nothing to cancel");
    }

    private static MessageBuilder message(String to, String words) {
        return StanzaBuilder.buildMessage("never-" + words)
                .to(JidCreate.fromOrThrowUnchecked(to))
                .setBody(words);
    }
}
