package org.chmail.mailets.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void objectShouldGiveItsMembersWhenWellFormed() throws Exception {
        assertThat(JsonReader.object(
                        " {\"a\" : \"x\", \"b\":[1, -2.5e3, true,false,null], \"c\":{\"d\":{}}, \"e\":[]}\r\n"))
                .isEqualTo(Map.of(
                        "a",
                        "x",
                        "b",
                        List.of(new BigDecimal("1"), new BigDecimal("-2.5e3"), true, false, JsonReader.NULL),
                        "c",
                        Map.of("d", Map.of()),
                        "e",
                        List.of()));
    }

    @Test
    void stringsShouldBeUnescapedWhenEscaped() throws Exception {
        assertThat(JsonReader.object("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00fc\\ud83d\\ude00 안녕\"}"))
                .isEqualTo(Map.of("a", "\"\\/\b\f\n\r\tü😀 안녕"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"a\"",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":1e9999}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"x}",
                "{\"a\":1 /* c */}"
            })
    void objectShouldBeRefusedWhenItIsNotByTheGrammar(String text) {
        assertThatThrownBy(() -> JsonReader.object(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void objectShouldBeRefusedWhenANameOccursTwice() {
        assertThatThrownBy(() -> JsonReader.object("{\"a\":1,\"a\":2}"))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("\"a\" only once");
    }

    @Test
    void objectShouldBeRefusedWhenNestedWithoutEnd() {
        assertThatThrownBy(() -> JsonReader.object("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("levels");
    }
}
