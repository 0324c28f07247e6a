package org.chmail.bridge.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.attempt.World.ALICE;
import static org.chmail.bridge.attempt.World.BOB;
import static org.chmail.bridge.attempt.World.CAROL;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.bridge.attempt.AnswerLinks.Question;
import org.chmail.bridge.attempt.MailRef.ByPort;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.model.Alarm;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerLinksTest {

    @TempDir
    Path folder;

    private World world;
    private AnswerLinks links;
    private ByPort mail;
    private String token;

    @BeforeEach
    void aliceIsOffAndAskedByBob() {
        world = new World(folder);
        links = world.services.answerLinks();
        world.presences.put(ALICE, Presence.OFF);
        mail = world.mail(ALICE, List.of(BOB), List.of());
        world.services.asking().ask(BOB, mail, false, null);
        world.send();
        token = token(world.post.taken.get(0).text());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String token(String text) {
        Matcher link = Pattern.compile("/a/([a-z2-7]{32})\\n").matcher(text);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private LegState leg() {
        return world.services.views().openOf(BOB).get(0).legs().get(0).state();
    }

    private List<String> invitations(LoginId who) {
        return world.hand.to(who).filter(text -> text.startsWith("INVITE")).toList();
    }

    @Test
    void lookShouldTellTheQuestionAndChangeNothing() {
        Question question = links.look(token).orElseThrow();

        assertThat(question).isInstanceOf(Question.Open.class);
        Question.Open open = (Question.Open) question;
        assertThat(open.askers()).containsExactly(BOB.value());
        assertThat(open.mail().subject()).isEqualTo("Lunch?");
        assertThat(open.parked()).isNull();
        assertThat(leg()).isEqualTo(LegState.ALARMED);
    }

    @Test
    void onlyTheDigestOfATokenShouldBeStored() {
        String hash = ChatLinks.hash(token);

        assertThat(world.store.<Optional<Alarm>>read(tx -> tx.alarms().byTokenHash(hash)))
                .isPresent();
        assertThat(world.store.<Optional<Alarm>>read(tx -> tx.alarms().byTokenHash(token)))
                .isEmpty();
    }

    @Test
    void unknownTokenShouldBeNothing() {
        assertThat(links.look("a".repeat(32))).isEmpty();
        assertThat(links.accept("a".repeat(32))).isEmpty();
    }

    @Test
    void whoAcceptsWhileOffShouldBeInvitedOnceWhenTheyComeOn() {
        assertThat(links.accept(token).orElseThrow()).isInstanceOf(Question.Accepted.class);
        world.send();
        assertThat(invitations(BOB)).hasSize(1);
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(BOB));
        world.pass(Duration.ofMinutes(1));
        assertThat(invitations(ALICE)).isEmpty();

        world.presences.put(ALICE, Presence.ON);
        world.pass(Duration.ZERO);
        world.pass(Duration.ofSeconds(1));
        world.presences.put(ALICE, Presence.OFF);
        world.pass(Duration.ofSeconds(1));
        world.presences.put(ALICE, Presence.ON);
        world.pass(Duration.ofSeconds(1));

        assertThat(invitations(ALICE)).hasSize(1);
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, BOB));
    }

    @Test
    void whoJoinsAnOpenChatWhileOffShouldBeInvitedWhenTheyAreBackEvenIfQuiet() {
        mail = world.mail(BOB, List.of(ALICE, CAROL), List.of());
        world.pass(Duration.ofMinutes(10));
        world.services.asking().ask(BOB, mail, false, null);
        world.send();
        world.services.answering().accept(CAROL, mail, null);
        world.send();
        links.accept(token(world.post.taken.get(1).text()));
        world.send();
        assertThat(invitations(ALICE)).isEmpty();

        world.presences.put(ALICE, Presence.QUIET);
        world.pass(Duration.ZERO);

        assertThat(invitations(ALICE)).hasSize(1);
    }

    @Test
    void nobodyShouldBeInvitedTwiceWhenTheyAskForTheRoomThemselves() {
        links.accept(token);
        world.send();
        world.services.answering().accept(ALICE, mail, null);
        world.send();
        assertThat(invitations(ALICE)).hasSize(1);

        world.presences.put(ALICE, Presence.ON);
        world.pass(Duration.ZERO);

        assertThat(invitations(ALICE)).hasSize(1);
    }

    @Test
    void nobodyShouldBeInvitedIntoAChatThatHasEnded() {
        links.accept(token);
        world.send();
        world.pass(World.CHAT.empty());

        world.presences.put(ALICE, Presence.ON);
        world.pass(Duration.ZERO);

        assertThat(invitations(ALICE)).isEmpty();
        assertThat(links.look(token).orElseThrow()).isInstanceOf(Question.Over.class);
    }

    @Test
    void callerWhoWentOffShouldBeInvitedWhenTheyAreBackWhileAnotherIsThere() {
        mail = world.mail(ALICE, List.of(BOB, CAROL), List.of());
        world.presences.put(ALICE, Presence.ON);
        world.services.asking().ask(BOB, mail, false, null);
        world.services.asking().ask(CAROL, mail, false, null);
        world.presences.put(BOB, Presence.OFF);
        world.services.answering().accept(ALICE, mail, null);
        world.send();
        assertThat(invitations(CAROL)).hasSize(1);
        assertThat(invitations(BOB)).isEmpty();

        world.presences.put(BOB, Presence.ON);
        world.pass(Duration.ZERO);

        assertThat(invitations(BOB)).hasSize(1);
    }

    @Test
    void secondAcceptShouldShowTheSameAndCallNobodyBack() {
        Question first = links.accept(token).orElseThrow();
        world.send();
        int sent = world.hand.sent.size();

        assertThat(links.accept(token)).contains(first);
        assertThat(links.decline(token)).contains(first);
        world.send();
        assertThat(world.hand.sent).hasSize(sent);

        world.pass(World.CHAT.empty());
        assertThat(links.accept(token).orElseThrow()).isInstanceOf(Question.Over.class);
        assertThat(world.services.views().openOf(BOB)).isEmpty();
    }

    @Test
    void declineShouldTellTheCallerAndEndTheLink() {
        assertThat(links.decline(token).orElseThrow()).isInstanceOf(Question.Declined.class);
        world.send();

        assertThat(world.hand.to(BOB)).last().asString().contains("declined");
        assertThat(links.accept(token).orElseThrow()).isInstanceOf(Question.Declined.class);
        assertThat(world.services.views().openOf(BOB)).isEmpty();
    }

    @Test
    void laterShouldParkAndTheLinkStayGood() {
        Question.Open parked =
                (Question.Open) links.later(token, Duration.ofMinutes(30)).orElseThrow();
        assertThat(parked.parked()).isEqualTo(Duration.ofMinutes(30));
        assertThat(leg()).isEqualTo(LegState.PARKED);

        world.pass(Duration.ofMinutes(30));
        assertThat(leg()).isEqualTo(LegState.ALARMED);
        assertThat(world.post.taken).as("one mail for a leg, ever").hasSize(1);
        assertThat(links.accept(token).orElseThrow()).isInstanceOf(Question.Accepted.class);
    }

    @Test
    void withdrawnQuestionShouldBeOver() {
        world.services.withdrawing().withdraw(BOB, mail, null);

        assertThat(links.look(token).orElseThrow()).isInstanceOf(Question.Over.class);
        assertThat(links.accept(token).orElseThrow()).isInstanceOf(Question.Over.class);
        assertThat(world.services.views().openOf(BOB)).isEmpty();
    }

    @Test
    void linkShouldBeOverWhenItsDomainIsNoLongerTrusted() {
        world.close();
        world = new World(folder, Set.of());
        links = world.services.answerLinks();

        assertThat(links.look(token).orElseThrow()).isInstanceOf(Question.Over.class);
        assertThat(links.accept(token).orElseThrow()).isInstanceOf(Question.Over.class);
    }
}
