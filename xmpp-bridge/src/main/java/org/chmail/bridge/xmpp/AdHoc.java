package org.chmail.bridge.xmpp;

import java.util.Optional;
import java.util.function.Predicate;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people find the verbs and do them by forms (XEP-0050), in one order with what they say as text. In the place of
 * Smack's own manager, which has one name for a command in all languages.
 */
final class AdHoc {

    private static final Logger LOG = LoggerFactory.getLogger(AdHoc.class);

    /** Answers a request of {@code login}, who speaks {@code lang}, as far as that is told. */
    @FunctionalInterface
    private interface Answering<T extends IQ> {
        IQ answer(T request, LoginId login, String lang);
    }

    private final Session session;
    private final CommandFilter filter;
    private final KeyedQueues queues;
    private final AdHocDesk desk;

    AdHoc(Session session, CommandFilter filter, KeyedQueues queues, AdHocDesk desk) {
        this.session = session;
        this.filter = filter;
        this.queues = queues;
        this.desk = desk;
    }

    void listen() {
        AdHocIq.register();
        new Handler<>(AdHocIq.class, AdHocIq.ELEMENT, AdHocIq.NAMESPACE, IQ.Type.set, iq -> true, desk::execute)
                .listen();
        new Handler<>(
                        DiscoverItems.class,
                        DiscoverItems.ELEMENT,
                        DiscoverItems.NAMESPACE,
                        IQ.Type.get,
                        iq -> AdHocIq.NAMESPACE.equals(iq.getNode()),
                        desk::items)
                .listen();
        new Handler<>(
                        DiscoverInfo.class,
                        DiscoverInfo.ELEMENT,
                        DiscoverInfo.NAMESPACE,
                        IQ.Type.get,
                        iq -> AdHocDesk.describes(iq.getNode()),
                        desk::info)
                .listen();
    }

    /** Answers what is ours, and leaves the rest to the handler that was there before. */
    private final class Handler<T extends IQ> extends AbstractIqRequestHandler {

        private final Class<T> kind;
        private final Predicate<T> ours;
        private final Answering<T> answering;
        private volatile @Nullable IQRequestHandler before;

        Handler(
                Class<T> kind,
                String element,
                String namespace,
                IQ.Type type,
                Predicate<T> ours,
                Answering<T> answering) {
            super(element, namespace, type, Mode.sync);
            this.kind = kind;
            this.ours = ours;
            this.answering = answering;
        }

        void listen() {
            before = session.answer(this);
        }

        /** Null: the answer is sent once it is known. */
        @Override
        public @Nullable IQ handleIQRequest(IQ iq) {
            IQRequestHandler other = before;
            if (!kind.isInstance(iq) || !ours.test(kind.cast(iq))) {
                return other == null
                        ? AdHocDesk.error(iq, Condition.feature_not_implemented, null)
                        : other.handleIQRequest(iq);
            }
            Optional<LoginId> login = Optional.ofNullable(iq.getFrom()).flatMap(filter::person);
            if (login.isEmpty()) {
                return AdHocDesk.error(iq, Condition.forbidden, null);
            }
            boolean taken = queues.run(login.get().value(), () -> answer(kind.cast(iq), login.get()));
            return taken ? null : AdHocDesk.error(iq, Condition.resource_constraint, null);
        }

        private void answer(T iq, LoginId login) {
            String told = iq instanceof AdHocIq command ? command.request().lang() : iq.getLanguage();
            IQ answer;
            try {
                answer = answering.answer(iq, login, filter.language(told));
            } catch (RuntimeException e) {
                LOG.error("What {} asked for by a form could not be done", login, e);
                answer = AdHocDesk.error(iq, Condition.internal_server_error, null);
            }
            answer.setTo(iq.getFrom());
            answer.setStanzaId(iq.getStanzaId());
            try {
                session.send(answer);
            } catch (SessionLost e) {
                LOG.info("{} got no answer, for the XMPP session was lost", login);
            }
        }
    }
}
