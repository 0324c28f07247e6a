package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.ChatUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.commands.AdHocCommand.Action;
import org.jivesoftware.smackx.commands.AdHocCommand.Status;
import org.jivesoftware.smackx.commands.packet.AdHocCommandData;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.ListSingleFormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** Bob's client finds CHmail's verbs as commands (XEP-0050) and fills in their forms. */
@InWorld
class AdHocIT {

    private static final String COMMANDS = "http://jabber.org/protocol/commands";

    @Test
    void verbsShouldBeFoundByTheirNamesInTheLanguageOfWhoAsks(Scene scene) {
        CHmailUser bob = scene.comesOn(scene.person("bob"));
        bob.chat()
                .sends(StanzaBuilder.buildMessage("korean")
                        .to(JidCreate.fromOrThrowUnchecked(scene.stack().bridgeJid()))
                        .ofType(Message.Type.chat)
                        .setLanguage("ko")
                        .setBody("status")
                        .build());
        Jid bridge = JidCreate.fromOrThrowUnchecked(bob.isAnswered().from());

        DiscoverInfo about = info(bridge, null);
        assertThat(((DiscoverInfo) bob.chat().answer(about)).containsFeature(COMMANDS))
                .isTrue();
        DiscoverItems items = new DiscoverItems();
        items.setTo(bridge);
        items.setNode(COMMANDS);
        assertThat(((DiscoverItems) bob.chat().answer(items)).getItems()).anySatisfy(item -> {
            assertThat(item.getNode()).isEqualTo("decline");
            assertThat(item.getName()).isEqualTo("거절");
            assertThat(item.getEntityID().toString()).isEqualTo(bridge.toString());
        });
        DiscoverInfo one = (DiscoverInfo) bob.chat().answer(info(bridge, "chat"));
        assertThat(one.hasIdentity("automation", "command-node")).isTrue();
    }

    @Test
    void chatShouldOpenWhenItIsAskedForAndAcceptedByForms(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        Jid bridge = bridge(bobChats);

        AdHocCommandData form = execute(bobChats.chat(), command(bridge, "chat", Action.execute));
        assertThat(form.getStatus()).isEqualTo(Status.executing);
        assertThat(form.getExecuteAction()).isEqualTo(Action.complete);
        ListSingleFormField mails = (ListSingleFormField) form.getForm().getField("mail");
        assertThat(mails.getOptions())
                .extracting(FormField.Option::getValueString)
                .containsExactly(mail.handle());

        AdHocCommandData filled = command(bridge, "chat", Action.complete);
        filled.setSessionID(form.getSessionID());
        filled.setForm(DataForm.builder(DataForm.Type.submit)
                .addField(FormField.listSingleBuilder("mail")
                        .setValue(mail.handle())
                        .build())
                .build());
        AdHocCommandData done = execute(bobChats.chat(), filled);
        assertThat(done.getStatus()).isEqualTo(Status.completed);
        assertThat(done.getForm().getField("answer").getValues())
                .anySatisfy(line -> assertThat(line).hasToString(alice.address() + ": is being asked now"));

        aliceChats.isRungFor(mail);
        AdHocCommandData accepted = execute(aliceChats.chat(), command(bridge, "accept", Action.execute));
        assertThat(accepted.getStatus()).isEqualTo(Status.completed);
        assertThat(accepted.getNotes())
                .singleElement()
                .satisfies(note -> assertThat(note.getValue()).startsWith("You accepted"));
        assertThat(aliceChats.isInvited()).isEqualTo(bobChats.isInvited());
    }

    /** The full JID of the bridge, as a roster would tell it. */
    private static Jid bridge(CHmailUser user) {
        return JidCreate.fromOrThrowUnchecked(user.says("cancel").isAnswered().from());
    }

    private static AdHocCommandData execute(ChatUser user, IQ command) {
        return (AdHocCommandData) user.answer(command);
    }

    private static AdHocCommandData command(Jid bridge, String node, Action action) {
        AdHocCommandData command = new AdHocCommandData();
        command.setType(IQ.Type.set);
        command.setTo(bridge);
        command.setNode(node);
        command.setAction(action);
        return command;
    }

    private static DiscoverInfo info(Jid bridge, String node) {
        return DiscoverInfo.builder("info-" + node).to(bridge).setNode(node).build();
    }
}
