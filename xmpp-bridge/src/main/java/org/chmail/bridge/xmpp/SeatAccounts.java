package org.chmail.bridge.xmpp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chmail.bridge.chat.RoomException;
import org.chmail.bridge.model.SeatAccount;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** The seats' accounts and their passwords, which no one keeps: they follow from the key, the same on each node. */
final class SeatAccounts {

    /** Asks the server's plugin. */
    @FunctionalInterface
    interface Plugin {
        /**
         * Sees to it that the account is there and has this password.
         *
         * @throws SessionLost if no answer comes
         */
        void ensure(int number, String password) throws XMPPErrorException;
    }

    private final SecretKeySpec key;
    private final String ownPassword;
    private final Plugin plugin;

    /** @param ownPassword of the bridge's account: who made the seats by hand gave them the same */
    SeatAccounts(byte[] key, String ownPassword, Plugin plugin) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.ownPassword = ownPassword;
        this.plugin = plugin;
    }

    /**
     * Sees to it that there is such an account.
     *
     * @return its password
     * @throws RoomException what is to be done, if there is none
     */
    String ensure(int number) {
        String password = password(number);
        try {
            if (asks(number, password)) {
                return password;
            }
            // Made by someone who knows our password: the plugin takes it over, and may then change it.
            plugin.ensure(number, ownPassword);
            return asks(number, password) ? password : ownPassword;
        } catch (XMPPErrorException e) {
            throw refusal(number, e);
        } catch (SessionLost e) {
            throw new RoomException("no seat " + number + ": " + e.getMessage(), e);
        }
    }

    /** @return false if the account is somebody's, or can't be changed */
    private boolean asks(int number, String password) throws XMPPErrorException {
        try {
            plugin.ensure(number, password);
            return true;
        } catch (XMPPErrorException e) {
            Condition condition = e.getStanzaError().getCondition();
            if (condition == Condition.conflict || condition == Condition.not_allowed) {
                return false;
            }
            throw e;
        }
    }

    private String password(int number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(("seat-" + number).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RoomException refusal(int number, XMPPErrorException e) {
        StanzaError error = e.getStanzaError();
        String account = SeatAccount.local(number);
        return new RoomException(
                switch (error.getCondition()) {
                    case service_unavailable, feature_not_implemented ->
                        "The XMPP server has no seats for people with only a browser: put CHmail's plugin into it, or its"
                                + " newer version (docs/install-openfire.md).";
                    case forbidden ->
                        "CHmail's plugin gives seats to another account than this bridge's: set its property"
                                + " `chmail.bridge` to this one, or remove it.";
                    default -> "CHmail's plugin gives no account " + account + ": " + text(error);
                },
                e);
    }

    private static String text(StanzaError error) {
        String text = error.getDescriptiveText();
        return text == null ? error.getCondition().toString() : text;
    }
}
