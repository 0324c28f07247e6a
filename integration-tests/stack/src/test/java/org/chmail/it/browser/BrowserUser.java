package org.chmail.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Somebody at a browser: finds what is on the page by the words that people and screen readers find it by, and waits for
 * it as long as people at XMPP clients do.
 */
public final class BrowserUser {

    /** The narrowest screen that pages are made for, in CSS pixels. */
    public static final int NARROW = 320;

    static final int WIDE = 1280;
    static final int HIGH = 800;

    private final BrowserContext browser;
    private final Page page;
    private final Faults faults;
    private final Path pictures;

    BrowserUser(BrowserContext browser, String site, Path pictures) {
        this.browser = browser;
        this.faults = new Faults(browser, site);
        this.page = browser.newPage();
        this.pictures = pictures;
    }

    /** The page, for what the steps here do not say. */
    public Page page() {
        return page;
    }

    /** Opens a link that leads somewhere. */
    public BrowserUser opens(String url) {
        return opens(url, 200);
    }

    /** Opens a link that leads somewhere. */
    public BrowserUser opens(URI url) {
        return opens(url.toString());
    }

    /** Opens a link that is answered with that HTTP status. */
    public BrowserUser opens(String url, int status) {
        if (status >= 400) {
            mayComplain("status of " + status);
        }
        Response response = page.navigate(url);
        if (response.status() != status) {
            throw new AssertionError("%d instead of %d for %s".formatted(response.status(), status, url));
        }
        return this;
    }

    /** Loads the page again. */
    public BrowserUser reloads() {
        page.reload();
        return this;
    }

    /** Waits until those words can be seen, in any case. */
    public BrowserUser sees(String words) {
        assertThat(visible(words).first()).isVisible();
        return this;
    }

    /** Waits until those words cannot be seen. */
    public BrowserUser doesNotSee(String words) {
        assertThat(visible(words)).hasCount(0);
        return this;
    }

    /** Waits until the page's heading is that. */
    public BrowserUser seesHeading(String words) {
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(words).setLevel(1)))
                .isVisible();
        return this;
    }

    /** Waits until there is such a button. */
    public BrowserUser seesButton(String name) {
        assertThat(button(name)).isVisible();
        return this;
    }

    /** Waits until there is no such button. */
    public BrowserUser seesNoButton(String name) {
        assertThat(button(name)).isHidden();
        return this;
    }

    /** Presses the button of that name. */
    public BrowserUser presses(String name) {
        button(name).click();
        return this;
    }

    /** Follows the link of that name. */
    public BrowserUser follows(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return this;
    }

    /** Writes into the field with that label. */
    public BrowserUser fills(String label, String words) {
        page.getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .fill(words);
        return this;
    }

    /** Says something in the chat that is open. */
    public BrowserUser says(String words) {
        return fills("Message", words).pressesKey("Enter");
    }

    /** Chooses from the list with that label. */
    public BrowserUser chooses(String label, String option) {
        page.getByLabel(label).selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(option));
        return this;
    }

    /** Presses keys, such as {@code Tab} or {@code Control+Enter}. */
    public BrowserUser pressesKey(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Sits at a window of that many CSS pixels across. */
    public BrowserUser sitsAt(int width) {
        page.setViewportSize(width, HIGH);
        return this;
    }

    /** Likes pages dark. */
    public BrowserUser inTheDark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        return this;
    }

    /** Likes pages light. */
    public BrowserUser inTheLight() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    /** Loses the network. */
    public BrowserUser goesOffline() {
        mayComplain("net::ERR_");
        browser.setOffline(true);
        return this;
    }

    /** Has the network again. */
    public BrowserUser comesOnline() {
        browser.setOffline(false);
        return this;
    }

    /** Errors of the console with those words are no fault: what the test does brings them about. */
    public BrowserUser mayComplain(String words) {
        faults.expect(words);
        return this;
    }

    /** Takes a picture of the whole page, {@code <name>.png}. */
    public BrowserUser picture(String name) {
        page.mouse().move(0, 0);
        pictured(pictures.resolve(name + ".png"));
        return this;
    }

    /** Finds nothing on the page that keeps someone out, as far as axe-core can tell. */
    public BrowserUser hasNoAccessibilityViolations() {
        List<String> violations = Axe.violations(page);
        if (!violations.isEmpty()) {
            throw new AssertionError(page.url() + " keeps people out:\n  " + String.join("\n  ", violations));
        }
        return this;
    }

    /** Need not scroll sideways. */
    public BrowserUser seesItsWholeWidth() {
        Object over = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        if (((Number) over).intValue() > 0) {
            throw new AssertionError(
                    "%s is %s px too wide for %d px".formatted(page.url(), over, page.viewportSize().width));
        }
        return this;
    }

    /** Can read and use the page light and dark, on the narrowest screen and on a wide one. */
    public BrowserUser canUseItEverywhere() {
        for (int width : new int[] {NARROW, WIDE}) {
            sitsAt(width);
            inTheLight().seesItsWholeWidth().hasNoAccessibilityViolations();
            inTheDark().hasNoAccessibilityViolations();
        }
        return inTheLight();
    }

    /** Closes the browser. */
    public void leaves() {
        browser.close();
    }

    List<String> faults() {
        if (!page.isClosed()) {
            // What the browser has told by now is heard in this call.
            page.title();
        }
        return faults.found();
    }

    void pictured(Path file) {
        byte[] png = page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                // What swings or blinks stands as it does at rest: the same in each picture.
                .setAnimations(ScreenshotAnimations.DISABLED));
        FewColours.write(png, file);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator visible(String words) {
        return page.getByText(words).filter(new Locator.FilterOptions().setVisible(true));
    }
}
