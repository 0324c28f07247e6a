package org.chmail.mailets.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the line stands, in texts whose lines end with LF (shown as {@code |}) or CRLF. */
class TextPlacesTest {
    private static final ChatLine LINE = new ChatLine("Chat:", "https://x/c/k?a=1&b='2'");
    private static final String HTML =
            "<p>Chat: <a href=\"https://x/c/k?a=1&#38;b=&#39;2&#39;\">https://x/c/k?a=1&#38;b=&#39;2&#39;</a></p>";

    private static String plain(String text, boolean isFlowed) {
        return PlainText.insertion(text, "LINE", isFlowed).into(text);
    }

    private static String html(String text) {
        return HtmlText.insertion(text, LINE).into(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'',LINE",
        "hi,hi||LINE",
        "hi|,hi||LINE|",
        "hi||,hi||LINE|",
        "hi|||,hi|||LINE|",
        "|,|LINE|",
        "'  |','  |LINE|'",
        "hi|-- |Al|,hi||LINE|-- |Al|",
        "hi||-- |Al,hi||LINE|-- |Al",
        "-- |Al|,LINE|-- |Al|",
        "hi|-- |Al||> x|> -- |> y|-- |z|,hi||LINE|-- |Al||> x|> -- |> y|-- |z|",
        "hi|--|Al|,hi|--|Al||LINE|",
        "hi|> -- |> Al|,hi|> -- |> Al||LINE|",
        "'hi|-- ','hi|-- ||LINE'",
        "hi|-- x|,hi|-- x||LINE|"
    })
    void lineShouldStandAtTheEndOrBeforeTheSignatureWhenTextIsPlain(String before, String after) {
        for (String newline : new String[] {"\n", "\r\n"}) {
            if (newline.equals("\n") && !before.contains("|")) {
                continue; // no line ends: CRLF, as mail has it
            }
            assertThat(plain(before.replace("|", newline), false)).isEqualTo(after.replace("|", newline));
        }
    }

    @Test
    void lineShouldBeStuffedWhenItWouldLookQuotedInFlowedText() {
        assertThat(PlainText.insertion("hi\n", "> see", true).text()).isEqualTo("\n > see\n");
        assertThat(PlainText.insertion("hi\n", "From me", true).text()).isEqualTo("\n From me\n");
        assertThat(PlainText.insertion("hi\n", "From me", false).text()).isEqualTo("\nFrom me\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'',LINE",
        "<p>hi,<p>hi|LINE",
        "<p>hi|,<p>hi|LINE|",
        "<body>hi</body>,<body>hi|LINE|</body>",
        "<body>hi|</BODY\t>|</html>,<body>hi|LINE|</BODY\t>|</html>",
        "hi</html>|,hi|LINE|</html>|",
        "a</body>b</body>,a</body>b|LINE|</body>",
        "a</body><!-- </body> -->,a|LINE|</body><!-- </body> -->",
        "a</body><!--></body>,a</body><!-->|LINE|</body>",
        "<script>'</body>'</script>a,<script>'</body>'</script>a|LINE",
        "<TITLE></body></Title>a</body>,<TITLE></body></Title>a|LINE|</body>",
        "a<!-- </body>,a|LINE|<!-- </body>",
        "a<style></body>,a|LINE|<style></body>",
        "a<bodyless></bodyless>,a<bodyless></bodyless>|LINE"
    })
    void lineShouldStandAtTheEndOfWhatIsShownWhenTextIsHtml(String before, String after) {
        for (String newline : new String[] {"\n", "\r\n"}) {
            if (newline.equals("\n") && !before.contains("|")) {
                continue;
            }
            assertThat(html(before.replace("|", newline)))
                    .isEqualTo(after.replace("LINE", HTML).replace("|", newline));
        }
    }

    @ParameterizedTest
    @Timeout(20)
    @ValueSource(strings = {"<script", "<!--", "<!-- <style>", "</body", "<title>x", "<!-->"})
    void timeShouldGrowWithTheTextOnlyWhenNothingInItIsClosed(String piece) {
        assertThat(html(piece.repeat(200_000))).containsOnlyOnce(HTML);
    }

    @Test
    void paragraphShouldBeBrokenWithinTagsWhenItIsLong() {
        String url = "https://x/" + "k".repeat(890);

        assertThat(new ChatLine("Chat", url).html("\n").lines())
                .containsExactly("<p>Chat", "<a href=\"" + url + "\"", ">" + url + "</a></p>");
    }

    @Test
    void linkShouldBeFoundWhenItStandsInATextAsItIsOrEscaped() {
        assertThat(LINE.isIn("x " + "https://x/c/k?a=1&b='2'" + " y")).isTrue();
        assertThat(LINE.isIn(HTML)).isTrue();
        assertThat(LINE.isIn("https://x/c/other")).isFalse();
    }
}
