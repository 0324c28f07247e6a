package org.chmail.bridge.xmpp;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chmail.bridge.chat.Said;
import org.jivesoftware.smack.packet.IQ;

/** Asks the plugin to put back into a room what was said there ({@code docs/protocol.md} §5). */
final class HistoryRequest extends IQ {

    static final String NAMESPACE = "urn:chmail:rooms:0";
    static final String ELEMENT = "history";

    private final String room;
    private final List<Said> said;

    /** @param room local part */
    HistoryRequest(String room, List<Said> said) {
        super(ELEMENT, NAMESPACE);
        this.room = room;
        this.said = said;
        setType(IQ.Type.set);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("room", room).rightAngleBracket();
        for (Said words : said) {
            xml.halfOpenElement("said")
                    .attribute("nick", words.nick())
                    .attribute("at", words.at().truncatedTo(ChronoUnit.MILLIS).toString())
                    .optAttribute("id", words.stanzaId())
                    .rightAngleBracket()
                    .escape(words.body())
                    .closeElement("said");
        }
        return xml;
    }
}
