package org.chmail.openfire.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatRequestTest {
    @Test
    void requestShouldBeReadWhenItIsAsInTheContract() {
        SeatRequest request = SeatRequest.of(seat("seat", "3", "a long password"));

        assertThat(request.user()).isEqualTo("chmail-seat-3");
        assertThat(request.password()).isEqualTo("a long password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000", "-1", "+1", "01", "1.0", "one", "1/../admin", "99999999999", "\u0661"})
    void requestShouldBeRefusedWithTheValueWhenTheNumberIsBad(String number) {
        assertThatThrownBy(() -> SeatRequest.of(seat("seat", number, "a long password")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number must be between 1 and 999, got: " + number + ".");
    }

    @Test
    void requestShouldBeRefusedWhenSomethingIsMissing() {
        assertThatThrownBy(() -> SeatRequest.of(seat("seat", null, "a long password")))
                .hasMessage("seat must have number.");
        assertThatThrownBy(() -> SeatRequest.of(seat("seat", "3", null))).hasMessage("seat must have password.");
        assertThatThrownBy(() -> SeatRequest.of(seat("chair", "3", "a long password")))
                .hasMessage("The child must be seat, got: chair.");
    }

    @Test
    void requestShouldBeRefusedWithoutThePasswordWhenThatIsTooShortOrLong() {
        assertThatThrownBy(() -> SeatRequest.of(seat("seat", "3", "short")))
                .hasMessage("password must have 6 to 128 characters, got 5.");
        assertThatThrownBy(() -> SeatRequest.of(seat("seat", "3", "x".repeat(129))))
                .hasMessage("password must have 6 to 128 characters, got 129.");
    }

    private static Element seat(String child, String number, String password) {
        Element element = DocumentHelper.createElement(QName.get(child, SeatRequest.NAMESPACE));
        if (number != null) {
            element.addAttribute("number", number);
        }
        if (password != null) {
            element.addAttribute("password", password);
        }
        return element;
    }
}
