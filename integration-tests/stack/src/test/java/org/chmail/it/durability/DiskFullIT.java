package org.chmail.it.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.Api;
import org.chmail.it.world.Health;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** The disk with the bridge's database is full: the bridge says so, loses nothing, and goes on alone when there is room. */
@InWorld
class DiskFullIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A message that was under way when the disk became full, and could not be struck off, holds up the next for 60 s. */
    private static final Duration LEASE = Duration.ofSeconds(75);

    @Test
    void nothingShouldBeLostWhenTheDiskIsFullForAWhile(Scene scene) throws Exception {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        try (Disk disk = Disk.mount(scene.folder().resolve("durability-disk"), "4m")) {
            TestDatabase database = TestDatabase.sqlite(disk.folder().resolve("chmail.db"));
            Ground.lay(scene, database);
            try (RestoredBridge restored =
                    scene.bridgeWith("chat.empty=2m", database.settings().getFirst())) {
                Identity mail = scene.mailed(alice, bob);
                CHmailUser aliceChats = scene.comesOn(alice);
                CHmailUser bobChats = scene.comesOn(bob);
                bobChats.asksFor(mail).isAnswered();
                aliceChats.isRungFor(mail);

                disk.fill();
                List<Integer> ports = stampUntilRefused(scene, alice, bob);
                Awaitility.await("the bridge says that the disk is full")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> {
                            Health health = Health.of(restored.bridge());
                            assertThat(health.ready()).isFalse();
                            assertThat(health.says("database")).containsIgnoringCase("full");
                        });
                assertThat(bobChats.asksFor(mail).isAnswered().body()).contains("did not work");
                String unstamped = scene.mail(alice, bob).send();
                assertThat(bob.mail().receivesByImap(unstamped).chmailFields()).isEmpty();

                disk.empty();
                Awaitility.await("the bridge is well again")
                        .atMost(PATIENCE)
                        .until(() -> Health.of(restored.bridge()).ready());
                aliceChats.accepts(mail);
                assertThat(isInvited(bobChats)).isEqualTo(isInvited(aliceChats));
                for (int i = 0; i < ports.size(); i++) {
                    assertThat(stamp(scene, alice, bob, i).body().path("port").asInt())
                            .isEqualTo(ports.get(i));
                }
            }
        }
    }

    private static String isInvited(CHmailUser person) {
        return person.chat()
                .hears("an invitation", heard -> heard.invitation().isPresent(), LEASE)
                .invitation()
                .orElseThrow();
    }

    /** The ports of the mails that were stamped before the room that the database had kept for itself was used up. */
    private static List<Integer> stampUntilRefused(Scene scene, Person author, Person receiver) {
        List<Integer> ports = new ArrayList<>();
        Api.Answer answer = stamp(scene, author, receiver, 0);
        while (answer.status() == 200) {
            ports.add(answer.body().path("port").asInt());
            answer = stamp(scene, author, receiver, ports.size());
        }
        assertThat(answer.status()).as("%s", answer.body()).isGreaterThanOrEqualTo(500);
        return ports;
    }

    private static Api.Answer stamp(Scene scene, Person author, Person receiver, int number) {
        return scene.api()
                .stamp(
                        "<disk-" + number + "@durable.example>",
                        author.address(),
                        "Disk " + number,
                        List.of(receiver.address()),
                        List.of());
    }
}
