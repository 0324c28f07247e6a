package org.chmail.it.world;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.impl.JidCreate;

/**
 * A question to a plugin of Openfire, sent to the server's domain. No plugin's answer has a reader in Smack:
 * {@link org.chmail.it.client.ChatUser#answerTo} gives each as it came.
 *
 * <pre>{@code
 * bridge.answerTo(PluginQuestion.set(domain, "watch", "urn:chmail:watch:0").with("lease", "5"));
 * }</pre>
 */
public final class PluginQuestion extends IQ {

    private final Map<String, String> attributes = new LinkedHashMap<>();
    private String content = "";

    private PluginQuestion(Type type, String domain, String element, String namespace) {
        super(element, namespace);
        setType(type);
        setTo(JidCreate.domainBareFromOrThrowUnchecked(domain));
    }

    /** A question that changes something. */
    public static PluginQuestion set(String domain, String element, String namespace) {
        return new PluginQuestion(Type.set, domain, element, namespace);
    }

    /** A question that changes nothing. */
    public static PluginQuestion get(String domain, String element, String namespace) {
        return new PluginQuestion(Type.get, domain, element, namespace);
    }

    /** With an attribute; the value need not be a good one. */
    public PluginQuestion with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** With what is in the element, as XML. */
    public PluginQuestion holding(String xml) {
        content = xml;
        return this;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        attributes.forEach(xml::attribute);
        if (content.isEmpty()) {
            xml.setEmptyElement();
        } else {
            xml.rightAngleBracket().append(content);
        }
        return xml;
    }
}
