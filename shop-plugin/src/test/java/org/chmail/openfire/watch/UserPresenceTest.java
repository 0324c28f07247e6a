package org.chmail.openfire.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPresenceTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "'', OFF",
        "available 0, ON",
        "available 5, ON",
        "chat 0, ON",
        "away 0, ON",
        "dnd 0, QUIET",
        "xa 0, QUIET",
        "available -1, OFF",
        "dnd -1, OFF",
        "xa 0|xa 1, QUIET",
        "xa 0|dnd 0, QUIET",
        "xa 0|away 0, ON",
        "dnd 0|available 0, ON",
        "dnd 0|available -1, QUIET",
        "available -1|available -128, OFF",
        "banana 0, ON"
    })
    void stateShouldBeTheMostReachableOfThoseWithNonNegativePriority(String resources, State expected) {
        List<Resource> all = Stream.of(resources.split("\\|"))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split(" "))
                .map(parts -> new Resource(String.join("-", parts), Integer.parseInt(parts[1]), parts[0], "192.0.2.7"))
                .collect(Collectors.toList());

        assertThat(UserPresence.of(all).state()).isEqualTo(expected);
    }

    @Test
    void presencesShouldBeEqualWhenOnlyTheOrderOfSessionsDiffers() {
        Resource phone = new Resource("phone", 0, null, "192.0.2.7");
        Resource desk = new Resource("desk", 0, "dnd", "192.0.2.8");

        assertThat(UserPresence.of(List.of(phone, desk)))
                .isEqualTo(UserPresence.of(List.of(desk, phone)))
                .hasSameHashCodeAs(UserPresence.of(List.of(desk, phone)));
    }

    @Test
    void presencesShouldDifferWhenOnlyTheAddressDiffers() {
        assertThat(UserPresence.of(List.of(new Resource("phone", 0, null, "192.0.2.7"))))
                .isNotEqualTo(UserPresence.of(List.of(new Resource("phone", 0, null, "192.0.2.8"))));
    }
}
