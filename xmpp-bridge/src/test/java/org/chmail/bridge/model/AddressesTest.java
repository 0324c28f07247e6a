package org.chmail.bridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @Test
    void addressShouldBeComparedInLowerCaseWithoutDetail() {
        assertThat(new Address("Bob+Shop@Example.org")).isEqualTo(new Address("bob@example.org"));
        assertThat(new Address("+1234@example.org").local()).isEqualTo("+1234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "@example.org", "bob@"})
    void addressShouldBeRefusedWithoutBothParts(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Address(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "@example.org", "bob@", "bob@example.org/phone", "a@b@c"})
    void loginIdShouldBeRefusedUnlessABareJid(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LoginId(text)).withMessageContaining(text);
    }

    /** XEP-0106 §5, the examples of transformations. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "space cadet|space\\20cadet",
                "call me \"ishmael\"|call\\20me\\20\\22ishmael\\22",
                "at&t guy|at\\26t\\20guy",
                "d'artagnan|d\\27artagnan",
                "/.fanboy|\\2f.fanboy",
                "::foo::|\\3a\\3afoo\\3a\\3a",
                "<foo>|\\3cfoo\\3e",
                "user@host|user\\40host",
                "c:\\net|c\\3a\\net",
                "c:\\\\net|c\\3a\\\\net",
                "c:\\cool stuff|c\\3a\\cool\\20stuff",
                "c:\\5commas|c\\3a\\5c5commas"
            })
    void localPartShouldBeEscapedAsTheXepShows(String unescaped, String escaped) {
        assertThat(JidEscape.escape(unescaped)).isEqualTo(escaped);
        assertThat(JidEscape.unescape(escaped)).isEqualTo(unescaped);
    }
}
