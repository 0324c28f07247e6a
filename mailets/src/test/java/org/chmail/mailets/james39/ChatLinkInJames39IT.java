package org.chmail.mailets.james39;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chmail.mailets.PlayedBridge;
import org.chmail.mailets.RawMail;
import org.chmail.mailets.body.Lines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** {@code AddChatLink} as {@code conf/james/mailetcontainer.xml} has it, switched on: with James' own messages. */
class ChatLinkInJames39IT {
    private static final String WORDS = "Chat with me about this mail:";

    @TempDir
    static Path dir;

    private static PlayedBridge bridge;
    private static James39 without;
    private static James39 with;

    @BeforeAll
    static void start() throws Exception {
        bridge = PlayedBridge.start();
        Path token = Files.writeString(dir.resolve("token"), "sesame\n");
        String sample = James39.sample(
                        "mailetcontainer.xml",
                        Map.of("DOMAIN", "example.org", "BRIDGE_API", bridge.url(), "TOKEN_FILE", token.toString()))
                .replace("300 ms", "10 s");
        without = James39.start(Files.createDirectory(dir.resolve("without")), sample, "example.org", Map.of());
        with = James39.start(
                Files.createDirectory(dir.resolve("with")), James39.withChatLink(sample), "example.org", Map.of());
    }

    @AfterAll
    static void close() {
        bridge.close();
    }

    private static Delivered submit(James39 james, byte[] mail) throws Exception {
        return james.submit("alice@example.org", "bob@example.org", mail).get(0);
    }

    /** @param outcome as in the table: the numbers of the leaves with the line, or why there is none */
    @ParameterizedTest
    @CsvFileSource(resources = "/chat-links.csv")
    void lineShouldBeAllThatTheSwitchChangesWhenAnyMailPasses(String name, String outcome) throws Exception {
        RawMail mail = RawMail.corpus().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        byte[] before = submit(without, mail.bytes()).bytes();

        Delivered after = submit(with, mail.bytes());

        // The link in the mail is another one than in the table's mails, so nothing holds it already.
        String expected = outcome.equals("there-already") ? "0" : outcome;
        if (name.startsWith("unstamped-") || !expected.matches("[0-9 ]+")) {
            assertThat(after.bytes()).isEqualTo(before);
        } else {
            String url = after.lines("CHmail-Chat").get(0).replaceAll(".*<|>", "");
            List<Integer> changed = Lines.added(before, after.bytes(), url, List.of(WORDS));
            assertThat(String.join(" ", changed.stream().map(String::valueOf).toList()))
                    .isEqualTo(name.equals("text-link-there-in-one") ? "0 1" : expected);
        }
    }
}
