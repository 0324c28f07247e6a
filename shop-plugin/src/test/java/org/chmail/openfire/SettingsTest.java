package org.chmail.openfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.JID;

class SettingsTest {
    private static Settings read(Map<String, String> properties) {
        return Settings.read(properties::get, "example.org");
    }

    @Test
    void settingsShouldTrustChmailAndChatsWhenNothingIsSet() {
        Settings settings = read(Map.of());

        assertThat(settings.bridge()).isEqualTo(new JID("chmail@example.org"));
        assertThat(settings.roomsService()).isEqualTo("chats");
    }

    @Test
    void settingsShouldTakeWhatIsSet() {
        Settings settings = read(Map.of("chmail.bridge", " caller@example.org ", "chmail.muc.service", "talk"));

        assertThat(settings.bridge()).isEqualTo(new JID("caller@example.org"));
        assertThat(settings.roomsService()).isEqualTo("talk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "chmail@other.org",
                "chmail@example.org/phone",
                "a b@example.org",
                "@example.org"
            })
    void settingsShouldRefuseNamingKeyAndValueWhenTheBridgeIsNoBareJidOfThisServer(String value) {
        assertThatThrownBy(() -> read(Map.of("chmail.bridge", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "chmail.bridge must be a bare JID of this server, such as chmail@example.org, got: " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chats.example.org", "Chats", "-chats", "chats-", "ch ats"})
    void settingsShouldRefuseNamingKeyAndValueWhenTheServiceIsNoLabel(String value) {
        assertThatThrownBy(() -> read(Map.of("chmail.muc.service", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("chmail.muc.service must be one label")
                .hasMessageEndingWith("got: " + value);
    }
}
