package org.chmail.it.durability;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A bridge of today starts on the database of the first one: what was open goes on. */
@InWorld
@Tag("OwnServer")
class UpgradeIT {

    private static final Identity LUNCH = new Identity("alice@example.org", "example.org", 32599, "");
    private static final Identity DINNER = new Identity("carol@example.org", "example.org", 42771, "");

    @Test
    void openAttemptsShouldGoOnWhenTheBridgeWasUpgraded(Scene scene) throws Exception {
        TestDatabase database =
                TestDatabase.sqlite(scene.folder().resolve("durability-upgrade").resolve("chmail.db"));
        OldDatabase.fill(database);
        Ground.giveTokens(scene, database);

        CHmailUser bobChats = scene.comesOn(scene.stack().person("bob"));
        CHmailUser carolChats = scene.comesOn(scene.stack().person("carol"));

        // Nobody but the bridge brings the tables up to date: serve does so at its start.
        try (RestoredBridge restored =
                scene.bridgeWith("attempt.ttl=24h", database.settings().getFirst())) {
            carolChats.isRungFor(DINNER);
            String dinner = carolChats.accepts(DINNER).isInvited();
            assertThat(bobChats.isInvited()).isEqualTo(dinner);

            CHmailUser aliceChats = scene.comesOn(scene.stack().person("alice"));
            aliceChats.isRungFor(LUNCH);
            String lunch = aliceChats.accepts(LUNCH).isInvited();
            bobChats.chat()
                    .hears(
                            "an invitation to " + lunch,
                            heard -> heard.invitation().filter(lunch::equals).isPresent());
            assertThat(restored.bridge().process().isAlive()).isTrue();
        }
    }
}
