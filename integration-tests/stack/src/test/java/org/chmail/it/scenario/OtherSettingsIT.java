package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.Api;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What settings hold back, with settings so narrow that a test meets them. */
@InWorld
class OtherSettingsIT {

    private static final Duration LIFE = Duration.ofMinutes(2);

    private static RestoredBridge narrow;

    @BeforeAll
    static void narrowsItsSettings(Scene scene) {
        narrow = scene.bridgeWith(
                "attempt.ttl=1m", "attempt.maxCallees=3", "limit.attemptsPerPair=2", "limit.ringsPerCallee=2");
    }

    @AfterAll
    static void isAsBefore() {
        narrow.close();
    }

    @Test
    void callerShouldBeToldAndBeCalledBackWhenTheAttemptExpired(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);

        String id =
                scene.api().beginAttempt(mail, bob.address()).body().path("id").asText();
        assertThat(bobChats.isTold("did not answer in time", LIFE).body()).contains(alice.address(), mail.handle());
        Api.Answer ended = scene.api().attempt(id);
        assertThat(ended.body().path("state").asText()).isEqualTo("ENDED");
        assertThat(ended.body().path("legs").path(0).path("state").asText()).isEqualTo("EXPIRED");

        CHmailUser aliceChats = scene.comesOn(alice);
        aliceChats.isTold("when you are back");
        aliceChats.accepts(mail);
        bobChats.isRungFor(mail);
        String room = bobChats.accepts(mail).isInvited();
        assertThat(aliceChats.isInvited()).isEqualTo(room);
    }

    @Test
    void callerShouldBeToldHowLongToWaitWhenAskingTheSamePersonTooOften(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        for (int i = 0; i < 2; i++) {
            Identity mail = scene.mailed(alice, bob);
            bobChats.asksFor(mail).isAnswered();
            aliceChats.isRungFor(mail);
            aliceChats.declines(mail).isTold("you declined");
            bobChats.isTold("declined");
        }
        Identity third = scene.mailed(alice, bob);

        assertThat(bobChats.asksFor(third).isAnswered().body()).contains("Please try again in 30 min");
        Api.Answer refused = scene.api().beginAttempt(third, bob.address());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("type").asText()).isEqualTo("urn:chmail:problem:too-often");
        assertThat(refused.retryAfter().orElseThrow()).isBetween(1500L, 1800L);
        assertThat(aliceChats.unheardOf(third)).isEmpty();
    }

    @Test
    void calleeShouldBeToldOnceAndNotRungWhenRungTooOften(Scene scene) {
        Person alice = scene.person("alice");
        CHmailUser aliceChats = scene.comesOn(alice);
        for (String role : List.of("bob", "carol")) {
            Person caller = scene.person(role);
            Identity mail = scene.mailed(alice, caller);
            scene.comesOn(caller).asksFor(mail).isAnswered();
            aliceChats.isRungFor(mail);
            aliceChats.declines(mail).isTold("you declined");
        }
        Person dave = scene.person("dave");
        Identity mail = scene.mailed(alice, dave);

        assertThat(scene.comesOn(dave).asksFor(mail).isAnswered().body()).contains("will be told");
        assertThat(aliceChats.isTold("when you are back").body()).contains(mail.handle());
        assertThat(aliceChats.unheardOf(mail)).isEmpty();
    }

    @Test
    void authorShouldBeRefusedWhenThereAreMorePeopleToAskThanAreAskedAtOnce(Scene scene) {
        Person alice = scene.person("alice");
        List<Person> four = four(scene);
        Identity mail = scene.send(scene.mail(alice, four.toArray(Person[]::new)), four.get(0));
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(four.get(0));

        assertThat(aliceChats.asksFor(mail).isAnswered().body())
                .isEqualTo("There are 4 people to ask about that mail, and no more than 3 are asked at once.");
        Api.Answer refused = scene.api().beginAttempt(mail, alice.address());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("type").asText()).isEqualTo("urn:chmail:problem:too-many-callees");
        assertThat(bobChats.unheardOf(mail)).isEmpty();
    }

    @Test
    void onlyTheAuthorShouldBeCalledAndOthersMayJoinWhenAReceiverAsksAboutAMailToMany(Scene scene) {
        Person alice = scene.person("alice");
        List<Person> four = four(scene);
        Identity mail = scene.send(scene.mail(alice, four.toArray(Person[]::new)), four.get(0));
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(four.get(0));
        CHmailUser carolChats = scene.comesOn(four.get(1));

        assertThat(bobChats.asksFor(mail).isAnswered().body().lines().skip(1))
                .containsExactly(alice.address() + ": is being asked now");
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        bobChats.entersAs("Bob");
        assertThat(carolChats.unheardOf(mail)).isEmpty();

        RoomSeat carolSits = carolChats.asksFor(mail).entersAs("Carol");
        assertThat(carolSits.room()).isEqualTo(aliceSits.room());
    }

    private static List<Person> four(Scene scene) {
        return Stream.of("bob", "carol", "dave", "eve").map(scene::person).toList();
    }
}
