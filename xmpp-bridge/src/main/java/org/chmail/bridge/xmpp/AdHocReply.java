package org.chmail.bridge.xmpp;

import org.chmail.bridge.xmpp.Answer.Tone;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.TextMultiFormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jspecify.annotations.Nullable;

/** An answer to a command of XEP-0050. Smack's own class writes notes as they are, subjects with {@code <} in them too. */
final class AdHocReply extends IQ {

    private final String node;
    private final String sessionId;
    private final String status;
    private final String lang;
    private @Nullable DataForm form;
    private @Nullable Answer note;

    private AdHocReply(String node, String sessionId, String status, String lang) {
        super(AdHocIq.ELEMENT, AdHocIq.NAMESPACE);
        this.node = node;
        this.sessionId = sessionId;
        this.status = status;
        this.lang = lang;
        setType(Type.result);
    }

    /** The form is to be filled in. */
    static AdHocReply executing(String node, String sessionId, String lang, DataForm form) {
        AdHocReply reply = new AdHocReply(node, sessionId, "executing", lang);
        reply.form = form;
        return reply;
    }

    static AdHocReply canceled(String node, String sessionId, String lang) {
        return new AdHocReply(node, sessionId, "canceled", lang);
    }

    /**
     * It is done: one line makes a note, several a form.
     *
     * @param answer null if there is nothing to say
     */
    static AdHocReply completed(String node, String sessionId, String lang, String title, @Nullable Answer answer) {
        AdHocReply reply = new AdHocReply(node, sessionId, "completed", lang);
        if (answer == null || answer.text().indexOf('\n') < 0) {
            reply.note = answer;
            return reply;
        }
        TextMultiFormField.Builder lines = FormField.textMultiBuilder("answer");
        answer.text().lines().forEach(lines::addValue);
        reply.form = DataForm.builder(DataForm.Type.result)
                .setTitle(title)
                .addField(lines.build())
                .build();
        return reply;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("node", node);
        xml.attribute("sessionid", sessionId);
        xml.attribute("status", status);
        xml.xmllangAttribute(lang);
        xml.rightAngleBracket();
        if (status.equals("executing")) {
            xml.halfOpenElement("actions").attribute("execute", "complete").rightAngleBracket();
            xml.emptyElement("complete");
            xml.closeElement("actions");
        }
        if (form != null) {
            xml.append(form.toXML());
        }
        if (note != null) {
            xml.halfOpenElement("note").attribute("type", type(note.tone())).rightAngleBracket();
            xml.escape(note.text());
            xml.closeElement("note");
        }
        return xml;
    }

    private static String type(Tone tone) {
        return switch (tone) {
            case INFO -> "info";
            case WARN -> "warn";
            case ERROR -> "error";
        };
    }
}
