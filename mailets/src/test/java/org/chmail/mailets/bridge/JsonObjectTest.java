package org.chmail.mailets.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
    @Test
    void textShouldBeReadAlikeByAnotherParserWhenItHoldsAnyCharacter() throws Exception {
        String odd = "\"\\/\b\f\n\r\t\0\u007f ü 안녕 😀 </script>";

        String text = new JsonObject()
                .put("odd", odd)
                .put("port", 49213)
                .put("none", List.of())
                .put("to", List.of("a@b", odd))
                .toString();

        assertThat(new ObjectMapper().<Map<String, Object>>readValue(text, new TypeReference<>() {}))
                .isEqualTo(Map.of("odd", odd, "port", 49213, "none", List.of(), "to", List.of("a@b", odd)));
        assertThat(JsonReader.object(text)).containsEntry("odd", odd);
    }

    @Test
    void textShouldHoldAReplacementWhenACharacterIsHalf() {
        assertThat(new JsonObject().put("a", "\ud83d").put("b", "\ude00x").toString())
                .isEqualTo("{\"a\":\"\ufffd\",\"b\":\"\ufffdx\"}");
    }

    @Test
    void objectShouldBeEmptyWhenNothingWasPut() {
        assertThat(new JsonObject()).hasToString("{}");
    }
}
