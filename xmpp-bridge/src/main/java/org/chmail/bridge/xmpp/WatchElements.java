package org.chmail.bridge.xmpp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.chmail.bridge.directory.PresenceBook.Resource;
import org.chmail.bridge.directory.PresenceBook.Sighting;
import org.chmail.bridge.directory.RegistrationGuard.Registration;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.util.ParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the elements of {@code urn:chmail:watch:0}, as {@code docs/protocol.md} has them. */
final class WatchElements {

    private static final Logger LOG = LoggerFactory.getLogger(WatchElements.class);
    private static final String NAMESPACE = WatchRequest.NAMESPACE;

    private WatchElements() {}

    /** Teaches Smack to read them. */
    static void register() {
        ProviderManager.addIQProvider("snapshot", NAMESPACE, new AnswerProvider());
        ProviderManager.addIQProvider("renewed", NAMESPACE, new AnswerProvider());
        ProviderManager.addExtensionProvider("push", NAMESPACE, new PushProvider());
    }

    /** An answer of the watch. */
    static final class AnswerIq extends IQ {

        private final WatchAnswer answer;

        AnswerIq(String name, WatchAnswer answer) {
            super(name, NAMESPACE);
            this.answer = answer;
        }

        WatchAnswer answer() {
            return answer;
        }

        @Override
        protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
            xml.setEmptyElement();
            return xml;
        }
    }

    /** A push, in a message. */
    static final class PushElement implements ExtensionElement {

        static final QName QNAME = new QName(NAMESPACE, "push");

        private final WatchAnswer.Push push;

        PushElement(WatchAnswer.Push push) {
            this.push = push;
        }

        WatchAnswer.Push push() {
            return push;
        }

        @Override
        public String getElementName() {
            return QNAME.getLocalPart();
        }

        @Override
        public String getNamespace() {
            return NAMESPACE;
        }

        @Override
        public CharSequence toXML(XmlEnvironment enclosing) {
            return "<push xmlns='" + NAMESPACE + "'/>";
        }
    }

    private static final class AnswerProvider extends IqProvider<AnswerIq> {
        @Override
        public AnswerIq parse(XmlPullParser parser, int initialDepth, IqData iqData, XmlEnvironment environment)
                throws XmlPullParserException, IOException {
            String name = parser.getName();
            String epoch = required(parser, "epoch");
            long seq = number(parser, "seq");
            Registration registration = registration(required(parser, "registration"));
            if (name.equals("renewed")) {
                ParserUtils.forwardToEndTagOfDepth(parser, initialDepth);
                return new AnswerIq(name, new WatchAnswer.Renewed(epoch, seq, registration));
            }
            Duration age = Duration.ofSeconds(number(parser, "age"));
            Map<LoginId, Sighting> users = users(parser, initialDepth);
            return new AnswerIq(name, new WatchAnswer.Snapshot(epoch, age, seq, registration, users));
        }
    }

    private static final class PushProvider extends ExtensionElementProvider<PushElement> {
        @Override
        public PushElement parse(XmlPullParser parser, int initialDepth, XmlEnvironment environment)
                throws XmlPullParserException, IOException {
            String epoch = required(parser, "epoch");
            long seq = number(parser, "seq");
            Map<LoginId, Sighting> users = users(parser, initialDepth);
            if (users.size() != 1) {
                throw new IOException("a push names one user, got " + users.size());
            }
            Map.Entry<LoginId, Sighting> user = users.entrySet().iterator().next();
            return new PushElement(new WatchAnswer.Push(epoch, seq, user.getKey(), user.getValue()));
        }
    }

    private static Map<LoginId, Sighting> users(XmlPullParser parser, int depth)
            throws XmlPullParserException, IOException {
        Map<LoginId, Sighting> users = new HashMap<>();
        while (true) {
            XmlPullParser.Event event = parser.next();
            if (event == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == depth) {
                return users;
            }
            if (event == XmlPullParser.Event.START_ELEMENT && parser.getName().equals("user")) {
                String jid = required(parser, "jid");
                Presence presence = presence(required(parser, "state"));
                Sighting sighting = new Sighting(presence, resources(parser, parser.getDepth()));
                login(jid).ifPresent(login -> users.put(login, sighting));
            }
        }
    }

    private static List<Resource> resources(XmlPullParser parser, int depth)
            throws XmlPullParserException, IOException {
        List<Resource> resources = new ArrayList<>();
        while (true) {
            XmlPullParser.Event event = parser.next();
            if (event == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == depth) {
                return resources;
            }
            if (event == XmlPullParser.Event.START_ELEMENT && parser.getName().equals("resource")) {
                resources.add(new Resource(required(parser, "name"), required(parser, "address")));
            }
        }
    }

    /** One odd name must not hide all others. */
    private static Optional<LoginId> login(String jid) {
        try {
            return Optional.of(new LoginId(jid));
        } catch (IllegalArgumentException e) {
            LOG.warn("The watch names someone who can have no login: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Presence presence(String state) throws IOException {
        return switch (state) {
            case "on" -> Presence.ON;
            case "quiet" -> Presence.QUIET;
            case "off" -> Presence.OFF;
            default -> throw new IOException("a state is on, quiet or off, got " + state);
        };
    }

    private static Registration registration(String word) throws IOException {
        return switch (word) {
            case "open" -> Registration.OPEN;
            case "closed" -> Registration.CLOSED;
            default -> throw new IOException("registration is open or closed, got " + word);
        };
    }

    private static long number(XmlPullParser parser, String name) throws IOException {
        String text = required(parser, name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException(name + " must be a number, got " + text, e);
        }
    }

    private static String required(XmlPullParser parser, String name) throws IOException {
        String value = parser.getAttributeValue(name);
        if (value == null) {
            throw new IOException("<" + parser.getName() + "/> must have " + name);
        }
        return value;
    }
}
