package org.chmail.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chmail.it.client.ChatUser;
import org.chmail.it.server.Program;

/**
 * The Chromium of the system, one process for all tests. It finds no host but this machine. It ends with this JVM, also if
 * that is killed: its driver ends when nobody holds the other end of its pipe.
 */
final class Chromium implements AutoCloseable {

    /** A name that leads to this machine, for servers that have one; every other name leads nowhere. */
    private static final String NAMES = "MAP chat.example.org 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Path program = Program.CHROMIUM.find();
        // The driver unpacks itself: here, where the next run clears away what a killed one left.
        System.setProperty("playwright.driver.tmpdir", emptyFolder().toString());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout((double) ChatUser.PATIENCE.toMillis());
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        // As root Chromium has no sandbox; it opens our own pages only.
                        .setChromiumSandbox(false)
                        .setArgs(List.of("--host-resolver-rules=" + NAMES)));
    }

    /** A browser as if freshly installed: no cookies, nothing kept. */
    BrowserContext fresh(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout((double) ChatUser.PATIENCE.toMillis());
        return context;
    }

    @Override
    public void close() {
        try (playwright) {
            browser.close();
        }
    }

    private static Path emptyFolder() {
        Path folder = Path.of("target", "playwright").toAbsolutePath();
        try {
            if (Files.exists(folder)) {
                try (var all = Files.walk(folder)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be emptied", e);
        }
    }
}
