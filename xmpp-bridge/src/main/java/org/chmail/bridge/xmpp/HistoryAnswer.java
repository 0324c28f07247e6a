package org.chmail.bridge.xmpp;

import java.io.IOException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.util.ParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

/** What the plugin answers to a {@link HistoryRequest}. */
final class HistoryAnswer extends IQ {

    private final int added;

    private HistoryAnswer(int added) {
        super(HistoryRequest.ELEMENT, HistoryRequest.NAMESPACE);
        this.added = added;
    }

    /** Teaches Smack to read it. */
    static void register() {
        ProviderManager.addIQProvider(HistoryRequest.ELEMENT, HistoryRequest.NAMESPACE, new Provider());
    }

    /** How many messages the room had not had. */
    int added() {
        return added;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("added", added);
        xml.setEmptyElement();
        return xml;
    }

    private static final class Provider extends IqProvider<HistoryAnswer> {
        @Override
        public HistoryAnswer parse(XmlPullParser parser, int initialDepth, IqData iqData, XmlEnvironment environment)
                throws XmlPullParserException, IOException {
            String text = parser.getAttributeValue("added");
            ParserUtils.forwardToEndTagOfDepth(parser, initialDepth);
            try {
                // an error brings the request back, which has no number
                return new HistoryAnswer(text == null ? 0 : Integer.parseInt(text));
            } catch (NumberFormatException e) {
                throw new IOException("added must be a number, got " + text, e);
            }
        }
    }
}
