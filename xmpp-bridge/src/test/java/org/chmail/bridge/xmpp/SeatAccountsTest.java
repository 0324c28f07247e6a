package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.chmail.bridge.chat.RoomException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.Test;

class SeatAccountsTest {

    private static final byte[] KEY = new byte[32];
    private static final String OWN = "the bridge's";

    private final List<String> asked = new ArrayList<>();

    @Test
    void passwordShouldFollowFromTheKeyAndTheNumber() {
        String third = accounts(KEY).ensure(3);

        assertThat(third).matches("[0-9a-f]{64}");
        assertThat(asked).containsExactly("3 " + third);
        assertThat(accounts(KEY).ensure(3)).isEqualTo(third);
        assertThat(accounts(KEY).ensure(4)).isNotEqualTo(third);
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(accounts(other).ensure(3)).isNotEqualTo(third);
    }

    @Test
    void accountShouldBeTakenOverWhenWhoMadeItKnewTheBridgesPassword() {
        // taken once it was asked for with our own password
        SeatAccounts accounts = new SeatAccounts(KEY, OWN, (number, password) -> {
            asked.add(password);
            if (!password.equals(OWN) && !asked.contains(OWN)) {
                throw error(Condition.conflict, null);
            }
        });

        String password = accounts.ensure(3);

        assertThat(asked).containsExactly(password, OWN, password);
    }

    @Test
    void ownPasswordShouldDoWhereAccountsCannotBeChanged() {
        SeatAccounts accounts = new SeatAccounts(KEY, OWN, (number, password) -> {
            if (!password.equals(OWN)) {
                throw error(Condition.not_allowed, null);
            }
        });

        assertThat(accounts.ensure(3)).isEqualTo(OWN);
    }

    @Test
    void refusalShouldSayWhatToDo() {
        assertThatThrownBy(() -> refusing(Condition.service_unavailable).ensure(3))
                .isInstanceOf(RoomException.class)
                .hasMessageContaining("put CHmail's plugin into it");
        assertThatThrownBy(() -> refusing(Condition.forbidden).ensure(3)).hasMessageContaining("`chmail.bridge`");
        assertThatThrownBy(() -> refusing(Condition.conflict).ensure(3))
                .hasMessageContaining("chmail-seat-3")
                .hasMessageContaining("it is somebody's")
                .hasMessageNotContaining(OWN);
    }

    private SeatAccounts refusing(Condition condition) {
        return new SeatAccounts(KEY, OWN, (number, password) -> {
            throw error(condition, "it is somebody's");
        });
    }

    private SeatAccounts accounts(byte[] key) {
        return new SeatAccounts(key, OWN, (number, password) -> asked.add(number + " " + password));
    }

    private static XMPPErrorException error(Condition condition, String text) {
        StanzaError.Builder error = StanzaError.getBuilder(condition);
        if (text != null) {
            error.setDescriptiveEnText(text);
        }
        return new XMPPErrorException(StanzaBuilder.buildMessage("1").build(), error.build());
    }
}
