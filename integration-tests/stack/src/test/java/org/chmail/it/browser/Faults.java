package org.chmail.it.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What no page of ours may do: ask another origin for anything, break its Content-Security-Policy or write any other error
 * to the console, leave an exception uncaught, open a dialog or a WebSocket.
 */
final class Faults {

    private final String site;
    private final List<String> found = new ArrayList<>();
    private final Set<String> expected = new HashSet<>();

    /** @param site what the URL of each request must begin with */
    Faults(BrowserContext context, String site) {
        this.site = site;
        context.onConsoleMessage(this::complained);
        context.onWebError(error -> found.add("uncaught: " + error.error()));
        context.onDialog(this::asked);
        context.onRequest(this::requested);
        context.onPage(page -> page.onWebSocket(socket -> found.add("a WebSocket to " + socket.url())));
    }

    /** Errors of the console with those words are none. */
    void expect(String words) {
        expected.add(words);
    }

    List<String> found() {
        return found.stream()
                .filter(fault -> expected.stream().noneMatch(fault::contains))
                .toList();
    }

    private void complained(ConsoleMessage message) {
        // For an icon a browser asks by itself, whatever the page.
        if (message.type().equals("error") && !message.location().contains("/favicon.ico:")) {
            found.add("console: %s (%s)".formatted(message.text(), message.location()));
        }
    }

    private void asked(Dialog dialog) {
        found.add("a dialog (%s): %s".formatted(dialog.type(), dialog.message()));
        dialog.dismiss();
    }

    private void requested(Request request) {
        String url = request.url();
        if (!url.startsWith(site + "/") && !url.startsWith("data:") && !url.startsWith("blob:")) {
            found.add("a request to another origin: " + url);
        }
    }
}
