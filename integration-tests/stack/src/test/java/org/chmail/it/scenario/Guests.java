package org.chmail.it.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.Identity;
import org.chmail.it.world.Scene;

/** What people without a login do before they can ask. */
final class Guests {

    private static final String CODE_MAIL = "is your code";
    private static final Pattern CODE = Pattern.compile("\\b([0-9]{8})\\b");

    private Guests() {}

    /** Opens the mail's link and proves to be on it, under that name. */
    static BrowserUser proven(Scene scene, Browsers browsers, Identity mail, String address, String name) {
        BrowserUser reader = browsers.at(scene.site()).opens(mail.chatUrl());
        reader.fills("Your mail address", address).presses("Send me a code");
        return reader.fills("The code", code(scene, address))
                .fills("Your name", name)
                .presses("Go on")
                .seesButton("Ask for a chat");
    }

    /** Waits for the first code that is mailed there. */
    static String code(Scene scene, String address) {
        return code(scene.outside().receivesFor(address, CODE_MAIL, 1));
    }

    /** Waits for the second code that is mailed there. */
    static String secondCode(Scene scene, String address) {
        return code(scene.outside().receivesFor(address, CODE_MAIL, 2));
    }

    /** The code in a mail. */
    static String code(ArrivedMail mail) {
        Matcher code = CODE.matcher(mail.text());
        if (!code.find()) {
            throw new AssertionError("no code in: " + mail.text());
        }
        return code.group(1);
    }
}
