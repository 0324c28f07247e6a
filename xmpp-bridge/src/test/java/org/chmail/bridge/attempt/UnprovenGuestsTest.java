package org.chmail.bridge.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.attempt.World.ALICE;
import static org.chmail.bridge.attempt.World.BOB;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.GuestPolicy;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.page.NameOutcome;
import org.chmail.bridge.page.Nicks.Refusal;
import org.chmail.bridge.page.Sight;
import org.chmail.bridge.page.Sight.Phase;
import org.chmail.bridge.page.Visitor;
import org.chmail.bridge.page.Visitors;
import org.chmail.bridge.page.Visits;
import org.chmail.bridge.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who have nothing but a mail's link, where {@code guests} is {@code anyone}. */
class UnprovenGuestsTest {

    private static final String COOKIE = "a cookie";

    @TempDir
    Path folder;

    private World world;
    private Visitors visitors;
    private Visits visits;
    private String token;

    @BeforeEach
    void aMailWhoseLinkWentOn() {
        world = new World(folder);
        visitors = visitors(GuestPolicy.ANYONE);
        visits = new Visits(
                world.store,
                world.directory,
                world.services.mailbook(),
                world.services.views(),
                login -> Guest.is(login) ? Presence.ON : world.presences.getOrDefault(login, Presence.ON),
                world.hand,
                new Words(),
                world.clock());
        String url = world.stamped(
                        ALICE, List.of(World.address(BOB)), List.of(), Map.of(World.address(ALICE), "Alice Liddell"))
                .chatUrl();
        token = url.substring(url.lastIndexOf('/') + 1);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Visitors visitors(GuestPolicy guests) {
        return new Visitors(
                world.store, world.directory, world.services.mailbook(), world.links, true, guests, world.clock());
    }

    private Visitor comesIn(String cookie, String name) {
        NameOutcome outcome = visitors.comeIn(cookie, token, name, "a browser");
        assertThat(outcome).isInstanceOf(NameOutcome.In.class);
        return ((NameOutcome.In) outcome).visitor();
    }

    private Outcome ask(LoginId who) {
        Outcome outcome = world.services.asking().ask(who, new MailRef.ByToken(token), false, null);
        world.send();
        return outcome;
    }

    private void accept() {
        world.services.answering().accept(ALICE, new MailRef.ByToken(token), null);
        world.send();
    }

    private Sight look(Visitor who) {
        return visits.look(who, 0).orElseThrow();
    }

    private List<Address> mailed() {
        return world.post.taken.stream().map(letter -> letter.to()).toList();
    }

    @Test
    void nobodyShouldComeInByANameUnlessTheSettingSaysSo() {
        for (GuestPolicy policy : List.of(GuestPolicy.VERIFIED, GuestPolicy.NONE)) {
            assertThat(visitors(policy).comeIn(COOKIE, token, "Zoe", "")).isEqualTo(new NameOutcome.ProveFirst());
        }
        assertThat(visitors.comeIn(COOKIE, "a".repeat(32), "Zoe", "")).isEqualTo(new NameOutcome.Unknown());
    }

    @Test
    void nameShouldBeNobodyElses() {
        Map<String, Refusal> refused = Map.of(
                "",
                Refusal.MISSING,
                "alice  liddell",
                Refusal.TAKEN,
                "bob",
                Refusal.TAKEN,
                // what XMPP leaves of them
                "bob \u2602",
                Refusal.TAKEN,
                "bob \u05D0",
                Refusal.TAKEN,
                "Zoe (host)",
                Refusal.BAD_CHARACTER,
                "x".repeat(41),
                Refusal.TOO_LONG);
        refused.forEach((name, why) ->
                assertThat(visitors.comeIn(COOKIE, token, name, "")).as(name).isEqualTo(new NameOutcome.BadName(why)));
    }

    @Test
    void browserThatIsInShouldStayWhoItIs() {
        Visitor zoe = comesIn(COOKIE, "Zoe");

        assertThat(comesIn(COOKIE, "Somebody else")).isEqualTo(zoe);
        assertThat(visitors.at(COOKIE, token)).contains(zoe);
        assertThat(visitors.at("another", token)).isEmpty();
        assertThat(visitors(GuestPolicy.VERIFIED).at(COOKIE, token))
                .as("once the setting asks for a proof")
                .isEmpty();
    }

    @Test
    void unprovenGuestShouldRingAsOneAndBeToldNothing() {
        Visitor zoe = comesIn(COOKIE, "Zoe");
        assertThat(look(zoe).reachable()).isNull();
        assertThat(look(zoe).people()).isEmpty();

        ask(zoe.login());

        assertThat(world.hand.to(ALICE))
                .singleElement()
                .asString()
                .startsWith("RING Unverified guest Zoe would like to chat");
        assertThat(look(zoe).phase()).isEqualTo(Phase.ASKING);
        assertThat(look(zoe).legs()).isEmpty();
    }

    @Test
    void unprovenGuestShouldCauseNoAlarmMailButWhoJoinsThemShould() {
        world.presences.put(ALICE, Presence.OFF);
        Visitor zoe = comesIn(COOKIE, "Zoe");
        ask(zoe.login());
        assertThat(mailed()).isEmpty();

        ask(BOB);

        assertThat(mailed()).containsExactly(World.address(ALICE));
    }

    @Test
    void unprovenGuestShouldJoinNobodyWhoAskedBefore() {
        ask(BOB);
        Visitor zoe = comesIn(COOKIE, "Zoe");
        assertThat(ask(zoe.login())).isInstanceOf(Outcome.ProveFirst.class);

        accept();

        assertThat(ask(zoe.login())).isInstanceOf(Outcome.ProveFirst.class);
        assertThat(visits.sit(zoe)).isFalse();
    }

    @Test
    void unprovenGuestShouldSitUnderTheirLabel() {
        Visitor zoe = comesIn(COOKIE, "Zoe");
        ask(zoe.login());
        accept();

        assertThat(visits.sit(zoe)).isTrue();
        assertThat(look(zoe).me()).isEqualTo("Unverified guest Zoe");
    }

    @Test
    void nobodyShouldComeInByTheLinkOnceOneWasPutOut() {
        Visitor zoe = comesIn(COOKIE, "Zoe");
        ask(zoe.login());
        accept();
        assertThat(visits.sit(zoe)).isTrue();
        world.send();
        String room = world.store
                .read(tx -> tx.chats().standing().stream()
                        .filter(chat -> chat.state() == ChatState.OPEN)
                        .findFirst())
                .orElseThrow()
                .room();
        LoginId seat = new LoginId(world.hand.account(1));
        world.talk.happened(room, List.of(new RoomNews.Present(List.of(new Occupant("Unverified guest Zoe", seat)))));
        assertThat(world.services.kicking().kick(ALICE, "unverified guest zoe", null))
                .isEqualTo(new Outcome.Kicked("Unverified guest Zoe"));

        assertThat(visitors.at(COOKIE, token)).isEmpty();
        assertThat(visits.sit(zoe)).isFalse();
        assertThat(visitors.comeIn(COOKIE, token, "Zoe", "")).isEqualTo(new NameOutcome.ProveFirst());
        assertThat(visitors.comeIn("another", token, "Yve", "")).isEqualTo(new NameOutcome.ProveFirst());
    }

    @Test
    void onlySoManyShouldComeInByOneLink() {
        for (int i = 0; i < 20; i++) {
            comesIn("cookie " + i, "Zoe " + i);
        }
        assertThat(visitors.comeIn(COOKIE, token, "Zoe", "")).isEqualTo(new NameOutcome.ProveFirst());
    }
}
