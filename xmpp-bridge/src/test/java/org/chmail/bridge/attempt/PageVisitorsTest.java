package org.chmail.bridge.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.attempt.World.ALICE;
import static org.chmail.bridge.attempt.World.BOB;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.GuestPolicy;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.page.CodeOutcome;
import org.chmail.bridge.page.Face;
import org.chmail.bridge.page.Nicks;
import org.chmail.bridge.page.ProofOutcome;
import org.chmail.bridge.page.Proofs;
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

/** People with nothing but a browser: proving, asking, sitting in the chat. */
class PageVisitorsTest {

    private static final Address GUEST = new Address("carl@outside.test");
    private static final Address STRANGER = new Address("mallory@outside.test");
    private static final Pattern CODE = Pattern.compile("\\b([0-9]{8})\\b");
    private static final String COOKIE = "a cookie";

    @TempDir
    Path folder;

    private World world;
    private Proofs proofs;
    private Visitors visitors;
    private Visits visits;
    private String token;

    @BeforeEach
    void aMailToAGuest() {
        world = new World(folder);
        proofs = proofs(true);
        visitors = visitors(GuestPolicy.VERIFIED);
        visits = new Visits(
                world.store,
                world.directory,
                world.services.mailbook(),
                world.services.views(),
                login -> Guest.is(login) ? Presence.ON : world.presences.getOrDefault(login, Presence.ON),
                world.hand,
                new Words(),
                world.clock());
        token = mailed(List.of(World.address(BOB), GUEST));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Proofs proofs(boolean guests) {
        return new Proofs(
                world.store,
                world.directory,
                world.services.mailbook(),
                new Words(),
                new byte[32],
                true,
                guests,
                world.clock(),
                new Random(7),
                Runnable::run);
    }

    private Visitors visitors(GuestPolicy guests) {
        return new Visitors(
                world.store, world.directory, world.services.mailbook(), world.links, true, guests, world.clock());
    }

    private String mailed(List<Address> to) {
        String url = world.stamped(
                        ALICE, to, List.of(), Map.of(World.address(ALICE), "Alice Liddell", GUEST, "Carl Outside"))
                .chatUrl();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** The code that was mailed last. */
    private String code() {
        world.send();
        Matcher matcher = CODE.matcher(world.post.taken.getLast().text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private Visitor proven(Address address) {
        return proven(COOKIE, token, address);
    }

    private Visitor proven(String cookie, String link, Address address) {
        assertThat(proofs.sendCode(cookie, link, address, "")).isEqualTo(new CodeOutcome.OnItsWay());
        assertThat(proofs.prove(cookie, link, code(), "", "a browser")).isEqualTo(new ProofOutcome.Proven());
        return visitors.at(cookie, link).orElseThrow();
    }

    private Sight look(Visitor who) {
        return visits.look(who, 0).orElseThrow();
    }

    private void ask(Visitor who) {
        world.services.asking().ask(who.login(), new MailRef.ById(who.mail().id()), false, null);
        world.send();
    }

    private Visitor inChat() {
        Visitor carl = proven(GUEST);
        ask(carl);
        world.services.answering().accept(ALICE, new MailRef.ById(carl.mail().id()), null);
        world.send();
        assertThat(visits.sit(carl)).isTrue();
        world.send();
        return carl;
    }

    private String room() {
        return world.store
                .read(tx -> tx.chats().standing().stream()
                        .filter(chat -> chat.state() == ChatState.OPEN)
                        .findFirst())
                .orElseThrow()
                .room();
    }

    private void heard(String nick, LoginId seat, String body, String id) {
        world.talk.happened(room(), List.of(new RoomNews.Spoken(new Said(nick, world.now(), id, body), seat, true)));
    }

    @Test
    void strangerShouldSeeTheAuthorsNameAlone() {
        assertThat(visitors.face(token)).contains(new Face("Alice Liddell", true, false));
        assertThat(visitors.face("a".repeat(32))).isEmpty();
        assertThat(visitors.at(COOKIE, token)).isEmpty();
    }

    @Test
    void codeShouldBeMailedToAnAddressOnTheMailAlone() {
        assertThat(proofs.sendCode(COOKIE, token, STRANGER, "")).isEqualTo(new CodeOutcome.OnItsWay());
        world.send();
        assertThat(world.post.taken).isEmpty();
        assertThat(proofs.prove(COOKIE, token, "00000000", "", "")).isInstanceOf(ProofOutcome.Wrong.class);

        assertThat(proofs.sendCode(COOKIE, token, GUEST, "ko")).isEqualTo(new CodeOutcome.OnItsWay());
        code();
        assertThat(world.post.taken).extracting(Letter::to).containsExactly(GUEST);
        assertThat(world.post.taken.getLast().lang()).isEqualTo("ko");
        assertThat(world.post.taken.getLast().subject()).contains(code());
    }

    @Test
    void codeShouldProveInItsBrowserOnce() {
        assertThat(proofs.sendCode(COOKIE, token, GUEST, "")).isEqualTo(new CodeOutcome.OnItsWay());
        String code = code();

        assertThat(proofs.prove("another", token, code, "", "")).isEqualTo(new ProofOutcome.NoCode());
        assertThat(proofs.prove(COOKIE, token, code, "", "")).isInstanceOf(ProofOutcome.Proven.class);
        assertThat(proofs.prove(COOKIE, token, code, "", "")).isEqualTo(new ProofOutcome.NoCode());
        assertThat(visitors.at("another", token)).isEmpty();
        assertThat(visitors.at(COOKIE, token)).map(Visitor::name).contains("Carl Outside");
    }

    @Test
    void codeShouldBeTriedFiveTimesAndForTenMinutes() {
        assertThat(proofs.sendCode(COOKIE, token, GUEST, "")).isEqualTo(new CodeOutcome.OnItsWay());
        String code = code();
        String wrong = code.equals("11111111") ? "22222222" : "11111111";
        for (int left = 4; left >= 0; left--) {
            ProofOutcome expected = new ProofOutcome.Wrong(left);
            assertThat(proofs.prove(COOKIE, token, wrong, "", ""))
                    .isEqualTo(left == 0 ? new ProofOutcome.NoCode() : expected);
        }
        assertThat(proofs.prove(COOKIE, token, code, "", "")).isEqualTo(new ProofOutcome.NoCode());

        assertThat(proofs.sendCode(COOKIE, token, GUEST, "")).isEqualTo(new CodeOutcome.OnItsWay());
        String late = code();
        world.pass(Duration.ofMinutes(11));
        assertThat(proofs.prove(COOKIE, token, late, "", "")).isEqualTo(new ProofOutcome.NoCode());
    }

    @Test
    void codesShouldBeFew() {
        for (int i = 0; i < 5; i++) {
            assertThat(proofs.sendCode(COOKIE, token, STRANGER, "")).isEqualTo(new CodeOutcome.OnItsWay());
        }
        assertThat(proofs.sendCode(COOKIE, token, GUEST, "")).isInstanceOf(CodeOutcome.TooMany.class);
    }

    @Test
    void addressOfALoginShouldProveToBeThatLogin() {
        assertThat(proven(World.address(BOB)).login()).isEqualTo(BOB);
    }

    @Test
    void nobodyShouldProveToBeAGuestWhereGuestsAreNotLetIn() {
        proofs = proofs(false);
        assertThat(proofs.sendCode(COOKIE, token, GUEST, "")).isEqualTo(new CodeOutcome.OnItsWay());
        world.send();
        assertThat(world.post.taken).isEmpty();
    }

    @Test
    void guestShouldNotTakeWhatLooksLikeAnothersName() {
        assertThat(proofs.sendCode(COOKIE, token, GUEST, "")).isEqualTo(new CodeOutcome.OnItsWay());
        String code = code();
        for (String name : List.of("alice  liddell", "ALICE LIDDELL", "\uFF21lice Liddell", "bob", "chmail")) {
            assertThat(proofs.prove(COOKIE, token, code, name, ""))
                    .as(name)
                    .isEqualTo(new ProofOutcome.BadName(Nicks.Refusal.TAKEN));
        }
        for (String name :
                List.of("Carl (host)", "Carl [x]", "Carl\u202Ex", "Carl\u200B", "a@b", "\uFF08x", "Carl\u3164")) {
            assertThat(proofs.prove(COOKIE, token, code, name, ""))
                    .as(name)
                    .isEqualTo(new ProofOutcome.BadName(Nicks.Refusal.BAD_CHARACTER));
        }
        assertThat(proofs.prove(COOKIE, token, code, "x".repeat(41), ""))
                .isEqualTo(new ProofOutcome.BadName(Nicks.Refusal.TOO_LONG));
        assertThat(proofs.prove(COOKIE, token, code, " Charles ", "")).isInstanceOf(ProofOutcome.Proven.class);
        assertThat(visitors.at(COOKIE, token)).map(Visitor::name).contains("Charles");
    }

    @Test
    void guestShouldChatAboutTheOneMailAlone() {
        Visitor carl = proven(GUEST);
        String other = mailed(List.of(GUEST));

        assertThat(visitors.at(COOKIE, other)).isEmpty();
        MailRef ref = new MailRef.ByToken(other);
        assertThat(world.services.asking().ask(carl.login(), ref, false, null)).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void callShouldNameTheGuestAsOne() {
        Visitor carl = proven(GUEST);
        assertThat(look(carl).phase()).isEqualTo(Phase.READY);
        ask(carl);

        assertThat(world.hand.to(ALICE))
                .singleElement()
                .asString()
                .startsWith("RING Carl Outside (guest) would like to chat");
        assertThat(look(carl).phase()).isEqualTo(Phase.ASKING);
        assertThat(look(carl).legs()).singleElement().satisfies(leg -> {
            assertThat(leg.name()).isEqualTo("Alice Liddell");
            assertThat(leg.ring()).isEqualTo(1);
        });
        assertThat(world.hand.to(carl.login())).isEmpty();
    }

    @Test
    void guestShouldSitAndSpeakInTheChat() {
        Visitor carl = inChat();
        UUID id = UUID.randomUUID();

        assertThat(look(carl).phase()).isEqualTo(Phase.CHAT);
        assertThat(look(carl).me()).isEqualTo("Carl Outside (guest)");
        assertThat(visits.say(carl, id, "hello")).isEqualTo(Visits.Said.STORED);
        assertThat(visits.say(carl, id, "hello")).isEqualTo(Visits.Said.STORED);
        visits.leave(carl);
        assertThat(visits.say(carl, UUID.randomUUID(), "gone")).isEqualTo(Visits.Said.NOT_IN_CHAT);
        world.send();

        assertThat(world.hand.log)
                .endsWith(
                        "sit 1 Carl Outside (guest)",
                        "say as Carl Outside (guest): hello",
                        "leave 1 Carl Outside (guest)");
        assertThat(world.store.<Boolean>read(tx -> tx.seats().of(carl.login()).isEmpty()))
                .isTrue();
    }

    @Test
    void guestWhoComesBackShouldKeepTheSeat() {
        Visitor carl = inChat();
        visits.leave(carl);
        assertThat(look(carl).me()).isNull();
        assertThat(visits.sit(carl)).isTrue();
        world.send();

        assertThat(world.hand.log).doesNotContain("leave 1 Carl Outside (guest)");
        assertThat(look(carl).me()).isEqualTo("Carl Outside (guest)");
    }

    @Test
    void guestShouldHaveAnotherNickWhereThatOneIsTaken() {
        world.hand.nicksTaken.add("Carl Outside (guest)");
        Visitor carl = inChat();

        assertThat(world.hand.log).endsWith("sit 1 Carl Outside (guest) 2");
        assertThat(look(carl).me()).isEqualTo("Carl Outside (guest) 2");
    }

    @Test
    void pageShouldShowWhatIsSaidFromWhereItLeftOff() {
        Visitor carl = inChat();
        LoginId seat = new LoginId(world.hand.account(1));
        world.talk.happened(
                room(),
                List.of(new RoomNews.Present(
                        List.of(new Occupant("alice", ALICE), new Occupant("Carl Outside (guest)", seat)))));
        heard("alice", ALICE, "one", "1");
        heard("Carl Outside (guest)", seat, "two", "2");

        Sight all = look(carl);
        assertThat(all.here()).containsExactly("alice", "Carl Outside (guest)");
        assertThat(all.said()).extracting(ChatEvent::body).containsExactly("one", "two");
        assertThat(all.said()).extracting(ChatEvent::login).containsExactly(ALICE, carl.login());
        long first = all.said().getFirst().seq();
        assertThat(visits.look(carl, first).orElseThrow().said())
                .extracting(ChatEvent::body)
                .containsExactly("two");
    }

    @Test
    void everyoneShouldSitAgainInANewSession() {
        inChat();
        world.hand.log.clear();
        world.chats.repairRooms();
        world.send();

        assertThat(world.hand.log).containsSubsequence("open Lunch?", "sit 1 Carl Outside (guest)");
        assertThat(visits.sitters()).hasSize(1);
    }

    @Test
    void whoIsPutOutByTheAuthorShouldNotComeBack() {
        Visitor carl = inChat();
        LoginId seat = new LoginId(world.hand.account(1));
        world.talk.happened(room(), List.of(new RoomNews.Present(List.of(new Occupant("Carl Outside (guest)", seat)))));
        assertThat(world.services.kicking().kick(BOB, "carl outside (guest)", null))
                .as("only who wrote the mail")
                .isEqualTo(new Outcome.Nothing());
        assertThat(world.services.kicking().kick(ALICE, "carl  outside (guest)", null))
                .isEqualTo(new Outcome.Kicked("Carl Outside (guest)"));
        world.send();

        assertThat(world.hand.log).endsWith("expel Carl Outside (guest)");
        assertThat(world.store.<Boolean>read(tx -> tx.seats().of(carl.login()).isEmpty()))
                .isTrue();
        assertThat(visits.look(carl, 0)).isEqualTo(Optional.empty());
        assertThat(visits.sit(carl)).isFalse();
        assertThat(visits.say(carl, UUID.randomUUID(), "hello")).isEqualTo(Visits.Said.NOT_IN_CHAT);
        assertThat(visitors.at(COOKIE, token)).isEmpty();
        assertThat(proofs.sendCode("another", token, GUEST, "")).isEqualTo(new CodeOutcome.OnItsWay());
        assertThat(proofs.prove("another", token, code(), "", "")).isEqualTo(new ProofOutcome.PutOut());
    }

    @Test
    void guestWhoIsAwayAtTheAnswerShouldBeToldByMail() {
        Visitor carl = proven(GUEST);
        ask(carl);
        world.presences.put(carl.login(), Presence.OFF);
        int before = world.post.taken.size();
        world.services.answering().accept(ALICE, new MailRef.ById(carl.mail().id()), null);
        world.send();

        assertThat(world.post.taken).hasSize(before + 1);
        assertThat(world.post.taken.getLast().to()).isEqualTo(GUEST);
    }
}
