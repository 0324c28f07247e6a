package org.chmail.bridge.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomNickTest {

    private static final LoginId LOGIN = new LoginId("noa@example.org");
    private static final LoginId GUEST = Guest.login("g1");

    private static String nick(LoginId login, String name, boolean proven, String... taken) {
        Mail mail = new Mail(
                "m1", "<1@example.org>", LOGIN, new Address("noa@example.org"), 49213, "", Instant.EPOCH, Instant.MAX);
        return RoomNick.of(new Visitor(login, mail, name, proven), new Words().in("en"), Set.of(taken));
    }

    @ParameterizedTest
    @CsvSource({
        "Bob,        Bob (guest)",
        "김민수,     김민수 (guest)",
        "ليلى,       ضيف ليلى",
        "نُهَى,        ضيف نُهَى",
        "ليلى!,      ضيف ليلى",
        "ليلى 2,     ضيف ليلى",
        "נועה,       אורח נועה",
        "ليلى Layla, Layla (guest)",
        "Bob 🍜,     Bob (guest)",
        "☂️👩🏽,        (guest)"
    })
    void guestShouldBeCalledWhatXmppCanTake(String name, String nick) {
        assertThat(nick(GUEST, name, true)).isEqualTo(nick);
    }

    @ParameterizedTest
    @CsvSource({"Bob, Unverified guest Bob", "ليلى, ضيف غير مؤكد ليلى", "נועה, אורח לא מאומת נועה"})
    void guestWhoHasProvenNothingShouldBeMarkedSo(String name, String nick) {
        assertThat(nick(GUEST, name, false)).isEqualTo(nick);
    }

    @ParameterizedTest
    @CsvSource({"Noa, Noa", "נועה, נועה", "Noa נועה, Noa", "🍜, noa"})
    void whoHasALoginShouldHaveNoMark(String name, String nick) {
        assertThat(nick(LOGIN, name, true)).isEqualTo(nick);
    }

    @Test
    void secondOfANameShouldBeToldApart() {
        assertThat(nick(LOGIN, "Noa", true, "Noa")).isEqualTo("Noa 2");
        assertThat(nick(LOGIN, "Noa", true, "Noa", "Noa 2")).isEqualTo("Noa 3");
        assertThat(nick(LOGIN, "נועה", true, "נועה")).isEqualTo("נועה ב");
        assertThat(nick(LOGIN, "ليلى", true, "ليلى", "ليلى ب")).isEqualTo("ليلى ة");
    }
}
