package org.chmail.openfire.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;

class SeatRequestTest {
    @Test
    void requestShouldBeReadWhenItIsAsInTheContract() {
        SeatRequest request = SeatRequest.of(iq("seat", "3", "a long password"));

        assertThat(request.user()).isEqualTo("chmail-seat-3");
        assertThat(request.password()).isEqualTo("a long password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000", "-1", "+1", "01", "1.0", "one", "1/../admin", "99999999999", "\u0661"})
    void requestShouldBeRefusedWithTheValueWhenTheNumberIsBad(String number) {
        assertThatThrownBy(() -> SeatRequest.of(iq("seat", number, "a long password")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number must be between 1 and 999, got: " + number + ".");
    }

    @Test
    void requestShouldBeRefusedWhenSomethingIsMissing() {
        assertThatThrownBy(() -> SeatRequest.of(iq("seat", null, "a long password")))
                .hasMessage("seat must have number.");
        assertThatThrownBy(() -> SeatRequest.of(iq("seat", "3", null))).hasMessage("seat must have password.");
        assertThatThrownBy(() -> SeatRequest.of(iq("chair", "3", "a long password")))
                .hasMessage("The child must be seat, got: chair.");
    }

    @Test
    void requestShouldBeRefusedWithoutThePasswordWhenThatIsTooShortOrLong() {
        assertThatThrownBy(() -> SeatRequest.of(iq("seat", "3", "short")))
                .hasMessage("password must have 6 to 128 characters, got 5.");
        assertThatThrownBy(() -> SeatRequest.of(iq("seat", "3", "x".repeat(129))))
                .hasMessage("password must have 6 to 128 characters, got 129.");
    }

    @Test
    void requestShouldBeRefusedWhenItIsAGetOrAsksSomeUser() {
        IQ get = iq("seat", "3", "a long password");
        get.setType(IQ.Type.get);
        IQ toUser = iq("seat", "3", "a long password");
        toUser.setTo("alice@example.org");

        assertThatThrownBy(() -> SeatRequest.of(get)).hasMessage("The IQ must be of type set.");
        assertThatThrownBy(() -> SeatRequest.of(toUser)).hasMessage("Ask the server's domain, not alice@example.org.");
    }

    private static IQ iq(String child, String number, String password) {
        IQ iq = new IQ(IQ.Type.set);
        iq.setTo("example.org");
        Element element = iq.setChildElement(child, SeatRequest.NAMESPACE);
        if (number != null) {
            element.addAttribute("number", number);
        }
        if (password != null) {
            element.addAttribute("password", password);
        }
        return iq;
    }
}
