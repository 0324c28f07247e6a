package org.chmail.bridge.xmpp;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.xmpp.AdHocIq.Request;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverInfoBuilder;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jspecify.annotations.Nullable;

/**
 * Does the verbs as commands of XEP-0050, each of one stage: what needs no more words is done at once; else there is one
 * form, and what is filled in there is done. A form that comes with the first request is as good.
 */
final class AdHocDesk {

    private static final int MOST_FORMS = 10_000;

    private final Commands commands;
    private final AdHocForms forms;
    private final AdHocSessions sessions;

    AdHocDesk(Commands commands, XmppServices services, Clock clock) {
        this.commands = commands;
        this.forms = new AdHocForms(services);
        this.sessions = new AdHocSessions(MOST_FORMS, clock);
    }

    /**
     * Answers a request.
     *
     * @param login who asks
     * @param lang the language in which, or empty if that is not told
     */
    IQ execute(AdHocIq iq, LoginId login, String lang) {
        Request request = iq.request();
        Optional<AdHocVerb> found = AdHocVerb.of(request.node());
        if (found.isEmpty()) {
            return error(iq, Condition.item_not_found, null);
        }
        AdHocVerb verb = found.get();
        String client = iq.getFrom().toString();
        String session = request.sessionId();
        if (session != null) {
            switch (sessions.find(session, client, verb)) {
                case EXPIRED -> {
                    return error(iq, Condition.not_allowed, "session-expired");
                }
                case UNKNOWN -> {
                    return error(iq, Condition.bad_request, "bad-sessionid");
                }
                case OPEN -> {}
            }
        }
        return switch (request.action()) {
            case "execute", "complete" -> {
                Phrases words = commands.phrases(login, lang);
                yield request.fields() == null && session == null
                        ? begin(verb, login, lang, words, client)
                        : submit(iq, verb, login, lang, words);
            }
            case "cancel" -> cancel(verb, session, iq, commands.phrases(login, lang));
            case "prev", "next" -> error(iq, Condition.bad_request, "bad-action");
            default -> error(iq, Condition.bad_request, "malformed-action");
        };
    }

    /** What there is, by its name in the language of who asks. */
    IQ items(DiscoverItems request, LoginId login, String lang) {
        Phrases words = commands.phrases(login, lang);
        DiscoverItems answer = new DiscoverItems();
        answer.setType(IQ.Type.result);
        answer.setNode(request.getNode());
        for (AdHocVerb verb : AdHocVerb.values()) {
            DiscoverItems.Item item = new DiscoverItems.Item(request.getTo());
            item.setNode(verb.node());
            item.setName(words.say("node." + verb.node()));
            answer.addItem(item);
        }
        return answer;
    }

    /** Whether it is the node of all commands or of one. */
    static boolean describes(@Nullable String node) {
        return node != null
                && (node.equals(AdHocIq.NAMESPACE) || AdHocVerb.of(node).isPresent());
    }

    /** XEP-0050 §2.2 and §2.3: what a node is. */
    IQ info(DiscoverInfo request, LoginId login, String lang) {
        DiscoverInfoBuilder answer = DiscoverInfoBuilder.buildResponseFor(request, IQ.ResponseType.result);
        Optional<AdHocVerb> verb = AdHocVerb.of(request.getNode());
        if (verb.isEmpty()) {
            return answer.addIdentity(new DiscoverInfo.Identity("automation", "CHmail", "command-list"))
                    .build();
        }
        String name = commands.phrases(login, lang).say("node." + verb.get().node());
        return answer.addIdentity(new DiscoverInfo.Identity("automation", name, "command-node"))
                .addFeature(AdHocIq.NAMESPACE)
                .addFeature(DataForm.NAMESPACE)
                .build();
    }

    private IQ begin(AdHocVerb verb, LoginId login, String lang, Phrases words, String client) {
        Optional<DataForm> form = forms.form(verb, login, words);
        return form.isPresent()
                ? AdHocReply.executing(verb.node(), sessions.begin(client, verb), words.lang(), form.get())
                : done(verb, login, lang, verb.node(), words, client);
    }

    private IQ submit(AdHocIq iq, AdHocVerb verb, LoginId login, String lang, Phrases words) {
        Map<String, String> fields = iq.request().fields();
        Optional<String> said = fields == null ? Optional.empty() : forms.words(verb, fields);
        if (said.isEmpty()) {
            return error(iq, Condition.bad_request, "bad-payload");
        }
        end(iq.request().sessionId());
        return done(verb, login, lang, said.get(), words, iq.getFrom().toString());
    }

    private IQ done(AdHocVerb verb, LoginId login, String lang, String said, Phrases words, String client) {
        Answer answer = commands.apply(login, lang, said, null).orElse(null);
        String session = sessions.begin(client, verb);
        if (answer != null && verb.choosesMail() && !answer.choices().isEmpty()) {
            DataForm form = forms.choice(verb, answer.choices(), words);
            return AdHocReply.executing(verb.node(), session, words.lang(), form);
        }
        sessions.end(session);
        String title = words.say("node." + verb.node());
        return AdHocReply.completed(verb.node(), session, words.lang(), title, answer);
    }

    private IQ cancel(AdHocVerb verb, @Nullable String session, IQ iq, Phrases words) {
        if (session == null) {
            return error(iq, Condition.bad_request, "bad-sessionid");
        }
        sessions.end(session);
        return AdHocReply.canceled(verb.node(), session, words.lang());
    }

    private void end(@Nullable String session) {
        if (session != null) {
            sessions.end(session);
        }
    }

    /** XEP-0050 §4.4; the second condition says what it is about the command, if anything. */
    static IQ error(IQ request, Condition condition, @Nullable String specific) {
        StanzaError.Builder error = StanzaError.getBuilder(condition);
        if (specific != null) {
            error.setExtensions(List.of(StandardExtensionElement.builder(specific, AdHocIq.NAMESPACE)
                    .build()));
        }
        return IQ.createErrorResponse(request, error.build());
    }
}
