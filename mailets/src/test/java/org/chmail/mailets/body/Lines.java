package org.chmail.mailets.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asserts that a mail differs from another by nothing but the line. */
public final class Lines {
    private static final List<String> BREAKS = List.of("", "\n", "\r\n", "\n\n", "\r\n\r\n");

    private Lines() {}

    /**
     * Which leaves have got the line; all others, all headers and all that stands between them must be the same bytes.
     *
     * @param words the words that may stand before the link
     */
    public static List<Integer> added(byte[] before, byte[] after, String url, List<String> words) {
        List<Leaf> old = Leaf.of(before);
        List<Leaf> now = Leaf.of(after);
        assertThat(now)
                .extracting(Leaf::header)
                .isEqualTo(old.stream().map(Leaf::header).toList());
        assertThat(skeleton(after, now)).isEqualTo(skeleton(before, old));
        return IntStream.range(0, now.size())
                .filter(i -> !now.get(i).raw().equals(old.get(i).raw()))
                .peek(i -> assertOnlyLineAdded(old.get(i), now.get(i), url, words))
                .boxed()
                .toList();
    }

    /** The mail without its leaves' bodies. */
    private static String skeleton(byte[] mail, List<Leaf> leaves) {
        String rest = new String(mail, ISO_8859_1);
        StringBuilder skeleton = new StringBuilder();
        for (Leaf leaf : leaves) {
            int at = rest.indexOf("\r\n\r\n" + leaf.raw()) + 4;
            assertThat(at).as(leaf.raw()).isGreaterThanOrEqualTo(4);
            skeleton.append(rest, 0, at);
            rest = rest.substring(at + leaf.raw().length());
        }
        return skeleton + rest;
    }

    private static void assertOnlyLineAdded(Leaf before, Leaf after, String url, List<String> words) {
        boolean isHtml = before.header().toLowerCase(java.util.Locale.ROOT).contains("text/html");
        Stream<String> lines = isHtml
                ? words.stream().map(each -> html(each, url))
                : words.stream().flatMap(each -> Stream.of(each + " " + url, " " + each + " " + url));
        assertThat(lines.flatMap(line -> withLine(before.text(), after.text(), line)))
                .as("%s%nhas become%n%s", before.text(), after.text())
                .contains(after.text());
        assertThat(after.raw().lines().mapToInt(String::length).max().orElse(0))
                .isLessThanOrEqualTo(Math.max(
                        998, before.raw().lines().mapToInt(String::length).max().orElse(0)));
    }

    private static String html(String words, String url) {
        StringBuilder escaped = new StringBuilder();
        words.codePoints()
                .forEach(c ->
                        escaped.append(c > 126 || "&<>\"'".indexOf(c) >= 0 ? "&#" + c + ";" : Character.toString(c)));
        return "<p>" + escaped + " <a href=\"" + url + "\">" + url + "</a></p>";
    }

    /** What the text before may have become. */
    private static Stream<String> withLine(String before, String after, String line) {
        int at = after.indexOf(line);
        return at < 0
                ? Stream.empty()
                : BREAKS.stream()
                        .filter(lead -> at >= lead.length() && at - lead.length() <= before.length())
                        .flatMap(lead -> BREAKS.stream()
                                .map(end -> before.substring(0, at - lead.length())
                                        + lead
                                        + line
                                        + end
                                        + before.substring(at - lead.length())));
    }
}
