package org.chmail.bridge.xmpp;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.util.ParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * A command of XEP-0050 as somebody asks for it. Smack's own class reads no action but those it knows, and has one form of
 * form; this one takes what comes, so that what is wrong is answered.
 */
final class AdHocIq extends IQ {

    static final String ELEMENT = "command";
    static final String NAMESPACE = "http://jabber.org/protocol/commands";

    private static final String FORMS = "jabber:x:data";

    /**
     * What is asked.
     *
     * @param node the command, or empty
     * @param action what to do, {@code execute} if nothing is said
     * @param lang the language of who asks (BCP 47), or empty if that is not told
     * @param fields the first value of each field of the form; null without a form
     */
    record Request(
            String node,
            String action,
            String lang,
            @Nullable String sessionId,
            @Nullable Map<String, String> fields) {}

    private final Request request;

    AdHocIq(Request request) {
        super(ELEMENT, NAMESPACE);
        this.request = request;
    }

    /** Teaches Smack to read them. */
    static void register() {
        ProviderManager.addIQProvider(ELEMENT, NAMESPACE, new Provider());
    }

    Request request() {
        return request;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("node", request.node());
        xml.setEmptyElement();
        return xml;
    }

    private static final class Provider extends IqProvider<AdHocIq> {
        @Override
        public AdHocIq parse(XmlPullParser parser, int initialDepth, IqData iqData, XmlEnvironment environment)
                throws XmlPullParserException, IOException {
            String node = attribute(parser, "node", "");
            String action = attribute(parser, "action", "execute");
            String session = parser.getAttributeValue("", "sessionid");
            String lang = ParserUtils.getXmlLang(parser, environment);
            Map<String, String> fields = fields(parser, initialDepth);
            return new AdHocIq(new Request(node, action, lang == null ? "" : lang, session, fields));
        }

        private static String attribute(XmlPullParser parser, String name, String otherwise) {
            String value = parser.getAttributeValue("", name);
            return value == null ? otherwise : value;
        }

        private static @Nullable Map<String, String> fields(XmlPullParser parser, int depth)
                throws XmlPullParserException, IOException {
            Map<String, String> fields = null;
            String field = "";
            while (true) {
                XmlPullParser.Event event = parser.next();
                if (event == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == depth) {
                    return fields;
                }
                if (event == XmlPullParser.Event.START_ELEMENT && FORMS.equals(parser.getNamespace())) {
                    fields = fields == null ? new HashMap<>() : fields;
                    switch (parser.getName()) {
                        case "field" -> field = attribute(parser, "var", "");
                        case "value" -> fields.putIfAbsent(field, parser.nextText());
                        default -> {}
                    }
                }
            }
        }
    }
}
