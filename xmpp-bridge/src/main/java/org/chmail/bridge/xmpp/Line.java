package org.chmail.bridge.xmpp;

import java.util.Locale;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.ParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;

/**
 * A connection that knows the language of its stream (RFC 6120 §4.7.4), which Smack gives to each stanza that has none of
 * its own, so that one could not tell it from what its sender speaks; and that writes as {@link SafeXml} says.
 */
final class Line extends XMPPTCPConnection {

    /** What we ask for: "several languages" (ISO 639-2), which nobody speaks. A server takes it for the stream, or not. */
    static final Locale LANGUAGE = Locale.of("mul");

    private volatile String language = "";

    Line(XMPPTCPConnectionConfiguration configuration) {
        super(configuration);
    }

    /** The language of the stream, or empty. */
    String language() {
        return language;
    }

    @Override
    protected void onStreamOpen(XmlPullParser parser) {
        String told = ParserUtils.getXmlLang(parser);
        language = told == null ? "" : told;
        // Before this, nothing was written that others have a say in; at each new begin of the stream, TLS may have
        // brought
        // another writer.
        if (!(writer instanceof SafeXml)) {
            writer = new SafeXml(writer);
        }
        super.onStreamOpen(parser);
    }
}
