package org.chmail.bridge.xmpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/** A seat's session in the test's hand: it writes down what is done. */
final class FakeSeatLink implements SeatLink {

    final List<String> log = new ArrayList<>();
    final String password;
    /** Whether the server takes that password. */
    boolean taken = true;
    /** How the room answers the next joining, or words. */
    @Nullable
    Condition answer;
    /** Happens while it joins. */
    Runnable meanwhile = () -> {};

    private boolean broken;
    private Optional<String> trouble = Optional.empty();
    private @Nullable Ears ears;
    private @Nullable SessionListener listener;

    FakeSeatLink(String password) {
        this.password = password;
    }

    @Override
    public void open(Ears hears, SessionListener fares) {
        ears = hears;
        listener = fares;
        if (taken) {
            fares.renewed(false);
        } else {
            fares.refused();
        }
    }

    /** The session breaks, and another one is begun. */
    void breaks() {
        listener.lost();
        listener.renewed(false);
    }

    /** The session breaks while the next thing is done; the other one is begun a moment later. */
    void breaksAtTheNext() {
        broken = true;
    }

    void hear(String xml) {
        try {
            Stanza stanza = PacketParserUtils.parseStanza(xml.replaceFirst("^<(\\w+)", "<$1 xmlns='jabber:client'"));
            ears.hear(stanza);
        } catch (Exception e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    @Override
    public Optional<String> trouble() {
        Optional<String> now = trouble;
        trouble = Optional.empty(); // by the next look it is mended
        return now;
    }

    @Override
    public EntityFullJid join(EntityFullJid seat) throws XMPPErrorException {
        log.add("join " + seat);
        meanwhile.run();
        answer();
        return seat;
    }

    @Override
    public void say(EntityFullJid seat, String body, String id) throws XMPPErrorException {
        answer();
        log.add("say " + body + " " + id);
    }

    @Override
    public void type(EntityFullJid seat, boolean composing) {
        log.add("type " + composing);
    }

    @Override
    public void leave(EntityFullJid seat) {
        log.add("leave " + seat);
    }

    @Override
    public void close() {
        log.add("close");
    }

    private void answer() throws XMPPErrorException {
        if (broken) {
            broken = false;
            breaks();
            trouble = Optional.of("broken");
            throw new SessionLost("broken");
        }
        Condition now = answer;
        answer = null;
        if (now != null) {
            throw new XMPPErrorException(
                    StanzaBuilder.buildMessage("1").build(),
                    StanzaError.getBuilder(now).build());
        }
    }
}
