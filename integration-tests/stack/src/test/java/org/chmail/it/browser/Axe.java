package org.chmail.it.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** The rules of accessibility that axe-core knows: all of them, best practices too. */
final class Axe {

    private Axe() {}

    /** What the page does against them, a line each. */
    static List<String> violations(Page page) {
        // Legacy: all in the page itself, as suits pages without frames of other origins.
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(Axe::line)
                        .toList();
    }

    private static String line(Rule rule) {
        return rule.getNodes().stream()
                .map(CheckedNode::getHtml)
                .collect(Collectors.joining(", ", rule.getId() + ": " + rule.getHelp() + ": ", ""));
    }
}
