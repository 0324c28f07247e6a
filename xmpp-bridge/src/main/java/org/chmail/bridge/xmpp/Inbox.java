package org.chmail.bridge.xmpp;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.directory.PresenceBook;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what people say to the bridge, one thing after the other for each of them, and answers the client that asked. */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Session session;
    private final CommandFilter filter;
    private final KeyedQueues queues;
    private final Commands commands;
    private final PresenceBook book;
    private final Words words;

    Inbox(
            Session session,
            CommandFilter filter,
            KeyedQueues queues,
            Commands commands,
            PresenceBook book,
            Words words) {
        this.session = session;
        this.filter = filter;
        this.queues = queues;
        this.commands = commands;
        this.book = book;
        this.words = words;
    }

    void listen() {
        session.listen(StanzaTypeFilter.MESSAGE, stanza -> hear((Message) stanza));
    }

    private void hear(Message message) {
        if (message.getType() == Message.Type.error) {
            LOG.debug("A message to {} came back: {}", message.getFrom(), message.getError());
            return;
        }
        filter.command(message).ifPresent(incoming -> {
            // Who did not answer a ping, and speaks now, is there.
            book.heard(incoming.login());
            if (!queues.run(incoming.login().value(), () -> answer(incoming))) {
                LOG.warn("{} says more than can be taken; some of it is dropped", incoming.login());
            }
        });
    }

    private void answer(Incoming incoming) {
        Optional<Answer> answer;
        try {
            answer = commands.apply(incoming.login(), incoming.lang(), incoming.body(), incoming.key());
        } catch (RuntimeException e) {
            LOG.error("What {} said could not be done", incoming.login(), e);
            Phrases phrases = words.in(incoming.lang());
            answer = Optional.of(new Answer(Answer.Tone.ERROR, phrases.lang(), phrases.say("reply.failed"), List.of()));
        }
        answer.ifPresent(it -> send(incoming, it));
    }

    private void send(Incoming incoming, Answer answer) {
        try {
            session.send(reply(session.newId(), incoming, answer));
        } catch (SessionLost e) {
            LOG.info("{} got no answer, for the XMPP session was lost", incoming.login());
        }
    }

    /** The answer as a message. XEP-0439 §4.1: the responses have the language of the body, which is the message's. */
    static Message reply(String id, Incoming incoming, Answer answer) {
        MessageBuilder reply = StanzaBuilder.buildMessage(id)
                .to(incoming.from())
                .ofType(incoming.type())
                .setLanguage(answer.lang())
                .setBody(answer.text())
                .addExtensions(QuickResponses.of(answer.choices()));
        String thread = incoming.thread();
        return (thread == null ? reply : reply.setThread(thread)).build();
    }
}
