package org.chmail.bridge.xmpp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chmail.bridge.xmpp.Answer.Choice;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/** What can be tapped instead of typed (XEP-0439). */
final class QuickResponses {

    static final String NAMESPACE = "urn:xmpp:tmp:quick-response";

    private QuickResponses() {}

    /** One element for each choice; §5.1: no value and no label is there twice. */
    static List<ExtensionElement> of(List<Choice> choices) {
        Set<String> values = new HashSet<>();
        Set<String> labels = new HashSet<>();
        List<ExtensionElement> elements = new ArrayList<>();
        for (Choice choice : choices) {
            if (values.add(choice.value())) {
                StandardExtensionElement.Builder element =
                        StandardExtensionElement.builder("response", NAMESPACE).addAttribute("value", choice.value());
                if (labels.add(choice.label())) {
                    element.addAttribute("label", choice.label());
                }
                elements.add(element.build());
            }
        }
        return elements;
    }
}
