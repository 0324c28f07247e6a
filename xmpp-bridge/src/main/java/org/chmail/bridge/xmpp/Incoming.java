package org.chmail.bridge.xmpp;

import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smack.packet.Message;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;

/**
 * What someone said to the bridge, and where the answer goes.
 *
 * @param from the full JID that asks
 * @param login who that is; the server vouches for it (RFC 6120 §8.1.2.1)
 * @param type of the message and of its answer, chat or normal
 * @param lang the language it is said in (BCP 47), or empty if that is not told
 * @param key null if the message has no id
 */
record Incoming(
        Jid from,
        LoginId login,
        Message.Type type,
        String lang,
        String body,
        @Nullable CommandKey key,
        @Nullable String thread) {}
