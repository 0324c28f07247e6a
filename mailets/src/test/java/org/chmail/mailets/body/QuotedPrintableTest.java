package org.chmail.mailets.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Line ends are shown as {@code |} (CRLF). */
class QuotedPrintableTest {
    private static String decoded(String text) {
        return QuotedPrintable.decode(text.replace("|", "\r\n"))
                .map(bytes -> new String(bytes, ISO_8859_1).replace("\r\n", "|"))
                .orElse("malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "'',''",
        "a b,a b",
        "a=3Db=3d,a=b=",
        "a=|b,ab",
        "'a=  |b',ab",
        "a=,a",
        "'a= ',a",
        "'a  |b\t','a|b'",
        "'a  b','a  b'",
        "=41=0D=0A|,A||",
        "||a|,||a|"
    })
    void bytesShouldBeThoseOfTheRulesWhenDecoded(String text, String expected) {
        assertThat(decoded(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=ZZ", "=4", "=4|", "a= b", "caf\u00e9", "a\rb", "a\u0000", "=-1"})
    void nothingShouldBeGuessedWhenMalformed(String text) {
        assertThat(decoded(text)).isEqualTo("malformed");
    }

    @Test
    void bytesShouldComeBackHereAndElsewhereWhenEncoded() throws IOException, MessagingException {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = bytes(random);

            String encoded = QuotedPrintable.encode(bytes, "\r\n");

            assertThat(encoded.lines()).allMatch(line -> line.matches("[!-~ \t]{0,76}"));
            assertThat(encoded.lines()).noneMatch(line -> line.endsWith(" ") || line.endsWith("\t"));
            assertThat(QuotedPrintable.decode(encoded))
                    .hasValueSatisfying(back -> assertThat(back).isEqualTo(bytes));
            assertThat(MimeUtility.decode(new ByteArrayInputStream(encoded.getBytes(ISO_8859_1)), "quoted-printable")
                            .readAllBytes())
                    .isEqualTo(bytes);
        }
    }

    private static byte[] bytes(Random random) {
        String frequent = "ab =\t\r\n\r\n..\u00ff\u0000";
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(300); left > 0; left--) {
            text.append(
                    random.nextBoolean()
                            ? frequent.charAt(random.nextInt(frequent.length()))
                            : (char) random.nextInt(256));
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    @Test
    void lineBreaksShouldBeLfWhenTheyAreInTheMail() {
        assertThat(QuotedPrintable.encode("a \nb\r\n".getBytes(ISO_8859_1), "\n"))
                .isEqualTo("a=20\nb=0D\n");
    }
}
