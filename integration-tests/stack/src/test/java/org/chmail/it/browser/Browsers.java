package org.chmail.it.browser;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chmail.it.server.Artifacts;

/**
 * One test's people at browsers, each with a fresh one of their own.
 *
 * <pre>{@code
 * browsers.at(site).opens(mail.chatUrl()).sees("Ask for a chat");
 * }</pre>
 *
 * <p>A browser is used by the thread of its test only.
 */
public final class Browsers implements AutoCloseable {

    /** Where pictures go, relative to the project's folder, such as {@code docs/images}. */
    private static final String PICTURES_PROPERTY = "chmail.pictures";

    private static final double SHARP = 2;

    private final Chromium chromium;
    private final String test;
    private final List<BrowserUser> users = new ArrayList<>();

    Browsers(Chromium chromium, String test) {
        this.chromium = chromium;
        this.test = test;
    }

    /**
     * Somebody who reads English.
     *
     * @param site the base URL of the pages: a request to anywhere else fails the test
     */
    public BrowserUser at(String site) {
        return at(site, "en");
    }

    /** Somebody whose browser asks for pages in that language. */
    public BrowserUser at(String site, String language) {
        return begin(
                site,
                new Browser.NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(BrowserUser.WIDE, BrowserUser.HIGH));
    }

    /** Somebody of whose window pictures are taken: sharp ones, of the same size on each machine. */
    public BrowserUser posing(String site, String language, int width, int height) {
        return begin(
                site,
                new Browser.NewContextOptions()
                        .setLocale(language)
                        .setTimezoneId("UTC")
                        .setDeviceScaleFactor(SHARP)
                        .setViewportSize(width, height));
    }

    /** Fails if a page did what none may do. */
    void check() {
        List<String> faults = new ArrayList<>();
        users.forEach(user -> faults.addAll(user.faults()));
        if (!faults.isEmpty()) {
            throw new AssertionError("in the browser:\n  " + String.join("\n  ", faults));
        }
    }

    /** After a failure: a picture of what each has before them. */
    void showWhatTheySaw() {
        int number = 1;
        for (BrowserUser user : users) {
            Path picture = Path.of("target", "browser", test + "-" + number++ + ".png");
            try {
                user.pictured(picture);
                System.err.println("What the browser showed is in " + picture.toAbsolutePath());
            } catch (RuntimeException e) {
                System.err.println("The browser shows nothing any more: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        users.forEach(BrowserUser::leaves);
    }

    private BrowserUser begin(String site, Browser.NewContextOptions options) {
        // What stands before the bridge in tests has a certificate of its own making.
        options.setIgnoreHTTPSErrors(site.startsWith("https:"));
        BrowserUser user = new BrowserUser(chromium.fresh(options), site, pictures());
        users.add(user);
        return user;
    }

    private static Path pictures() {
        String given = System.getProperty(PICTURES_PROPERTY);
        return given == null
                ? Path.of("target", "pictures")
                : Artifacts.ofSystemProperty().root().resolve(given);
    }
}
