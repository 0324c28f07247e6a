package org.chmail.bridge.xmpp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.SeatAccount;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.sid.element.OriginIdElement;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/**
 * Which messages are commands. Never: an error, a headline, a carbon (XEP-0280), anything of a room (XEP-0045), our own
 * reflection, what the server itself says, and what was kept somewhere, unless our own server kept it, and not for long.
 */
final class CommandFilter {

    /** A message kept by our own server's offline store is a command for so long. */
    static final Duration KEPT = Duration.ofMinutes(10);

    private static final Set<QName> NEVER = Set.of(
            new QName("urn:xmpp:carbons:2", "sent"),
            new QName("urn:xmpp:carbons:2", "received"),
            new QName("http://jabber.org/protocol/muc#user", "x"));

    private final EntityBareJid self;
    private final BareJid mucService;
    private final Supplier<String> inherited;
    private final Clock clock;

    /**
     * @param self the bridge's bare JID
     * @param inherited the language of our own stream, which Smack gives to each message that has none
     */
    CommandFilter(EntityBareJid self, BareJid mucService, Supplier<String> inherited, Clock clock) {
        this.self = self;
        this.mucService = mucService;
        this.inherited = inherited;
        this.clock = clock;
    }

    /** What was said, if it is something to answer. */
    Optional<Incoming> command(Message message) {
        Message.Type type = message.getType();
        Jid from = message.getFrom();
        if (from == null || (type != Message.Type.chat && type != Message.Type.normal)) {
            return Optional.empty();
        }
        Optional<LoginId> login = person(from);
        String body = body(message);
        if (login.isEmpty()
                || body == null
                || body.isBlank()
                || message.getExtensions().stream()
                        .map(ExtensionElement::getQName)
                        .anyMatch(NEVER::contains)
                || !fresh(message)) {
            return Optional.empty();
        }
        String bare = from.asBareJid().toString();
        return Optional.of(new Incoming(
                from, login.get(), type, language(message), body, key(bare, id(message), body), message.getThread()));
    }

    /** Who says something from there: neither a server, nor somebody in a room, nor the bridge itself or a seat of it. */
    Optional<LoginId> person(Jid from) {
        return Optional.ofNullable(from.asEntityBareJidIfPossible())
                .filter(sender ->
                        !sender.equals(self) && !sender.asDomainBareJid().equals(mucService))
                .map(sender -> new LoginId(sender.toString()))
                .filter(login -> !SeatAccount.is(login));
    }

    /** A stanza's language, or empty: our own stream's tells nothing of who speaks (RFC 6120 §8.1.5). */
    String language(@Nullable String told) {
        return told == null || told.equals(inherited.get()) ? "" : told;
    }

    /** XEP-0203 §2: who delayed a message stands in {@code from}; a foreign stamp proves nothing, and so none is believed. */
    private boolean fresh(Message message) {
        List<DelayInformation> delays = message.getExtensions(DelayInformation.class);
        Instant oldest = clock.instant().minus(KEPT);
        return delays.stream()
                .allMatch(delay -> self.asDomainBareJid().toString().equals(delay.getFrom())
                        && delay.getStamp().toInstant().isAfter(oldest));
    }

    /** In any language: some clients mark the body with theirs. */
    private static @Nullable String body(Message message) {
        String plain = message.getBody();
        if (plain != null) {
            return plain;
        }
        return message.getBodies().stream()
                .map(Message.Body::getMessage)
                .findFirst()
                .orElse(null);
    }

    /** Of the body, else of the message. */
    private String language(Message message) {
        String of = message.getBody() != null
                ? message.getLanguage()
                : message.getBodies().stream()
                        .findFirst()
                        .map(Message.Body::getLanguage)
                        .orElse(null);
        return language(of);
    }

    /** The origin id (XEP-0359) stays the same where a server changes the stanza's. */
    private static @Nullable String id(Message message) {
        OriginIdElement origin = OriginIdElement.getOriginId(message);
        return origin == null ? message.getStanzaId() : origin.getId();
    }

    private static @Nullable CommandKey key(String bare, @Nullable String id, String body) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            String all = bare + '\0' + id + '\0' + body;
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return new CommandKey(HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
