package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeXmlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a b='c' d=\"e\">f \" g</a>|<a b='c' d=\"e\">f \" g</a>",
                "<a b='5\" pipe'>6\" pipe</a>|<a b='5&quot; pipe'>6\" pipe</a>",
                "<a>]]> b > c</a><d/>|<a>]]&gt; b &gt; c</a><d/>",
                "<a b='\"x\"'/><c d='\"'/>|<a b='&quot;x&quot;'/><c d='&quot;'/>",
                "<a b=\"it's\" c='>\"'>don't \"</a><d e='\"'/>|<a b=\"it's\" c='>&quot;'>don't \"</a><d e='&quot;'/>",
            })
    void whatBreaksTheStreamShouldBeAnEntityHoweverItIsWritten(String xml, String expected) throws IOException {
        var whole = new StringWriter();
        new SafeXml(whole).append(xml).flush();
        var bits = new StringWriter();
        try (var writer = new SafeXml(bits)) {
            for (int i = 0; i < xml.length(); i++) {
                writer.write(xml.charAt(i));
            }
        }
        var chars = new StringWriter();
        try (var writer = new SafeXml(chars)) {
            writer.write(("..." + xml).toCharArray(), 3, xml.length());
        }

        assertThat(whole.toString()).isEqualTo(expected);
        assertThat(bits.toString()).isEqualTo(expected);
        assertThat(chars.toString()).isEqualTo(expected);
    }
}
