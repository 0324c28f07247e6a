package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.attempt.AttemptView.ChatView;
import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RepliesTest {

    private static final LoginId ALICE = new LoginId("alice@example.org");
    private static final LoginId BOB = new LoginId("bob@example.org");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Mail MAIL = new Mail(
            "m1", "<1@example.org>", ALICE, new Address("alice@example.org"), 49213, "It''s {0} o'clock", NOW, NOW);
    private static final AttemptView VIEW = view(LegState.RINGING, null);

    private final Replies replies = new Replies(new Words().in(""));

    static Stream<Outcome> outcomes() {
        return Stream.of(
                new Outcome.Unknown(),
                new Outcome.ProveFirst(MAIL),
                new Outcome.NobodyToCall(MAIL),
                new Outcome.TooMany(14, 12),
                new Outcome.Asked(VIEW),
                new Outcome.AlreadyAsked(VIEW),
                new Outcome.Joined(VIEW),
                new Outcome.RoomAgain(VIEW),
                new Outcome.Declined(VIEW),
                new Outcome.TooOften(Duration.ofSeconds(61)),
                new Outcome.Parked(VIEW, Duration.ofMinutes(20)),
                new Outcome.Blocked(BOB),
                new Outcome.Unblocked(BOB),
                new Outcome.Kicked("Carl (guest)"),
                new Outcome.Withdrawn(VIEW),
                new Outcome.Closed(MAIL),
                new Outcome.Over(VIEW),
                new Outcome.Nothing(),
                new Outcome.Ambiguous(List.of(MAIL)));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void outcomeShouldHaveASentenceWhenItIsAnswered(Outcome outcome) {
        for (String verb : List.of("accept", "decline", "cancel")) {
            assertThat(replies.outcome(outcome, verb))
                    .hasValueSatisfying(
                            answer -> assertThat(answer.text()).isNotBlank().doesNotContainPattern("\\{[2-9]}"));
        }
    }

    @Test
    void outcomesShouldAllBeHereWhenOneIsAdded() {
        assertThat(Arrays.stream(Outcome.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(outcomes(), Stream.of(new Outcome.Repeated()))
                        .map(outcome -> outcome.getClass().getSimpleName())
                        .toList());
    }

    @Test
    void nothingShouldBeAnsweredWhenTheCommandWasRepeated() {
        assertThat(replies.outcome(new Outcome.Repeated(), "chat")).isEmpty();
    }

    @Test
    void subjectShouldStayAsItIsWhenItLooksLikeAPattern() {
        assertThat(replies.outcome(new Outcome.Closed(MAIL), "close"))
                .hasValueSatisfying(answer ->
                        assertThat(answer.text()).contains("\"It''s {0} o'clock\" (alice@example.org 49213)"));
    }

    @Test
    void answerShouldSayHowEachStandsWhenSomeoneAsks() {
        assertThat(replies.outcome(new Outcome.Asked(VIEW), "chat"))
                .hasValueSatisfying(
                        answer -> assertThat(answer.text()).contains("alice@example.org: is being asked now"));
        assertThat(replies.outcome(new Outcome.Asked(view(LegState.ALARMED, null)), "chat"))
                .hasValueSatisfying(answer -> assertThat(answer.text()).contains("alice@example.org: will be told"));
    }

    @ParameterizedTest
    @EnumSource(value = LegState.class, mode = EnumSource.Mode.EXCLUDE, names = "NEW")
    void statusShouldHaveWordsWhenALegIsInAnyState(LegState state) {
        assertThat(replies.status(List.of(view(state, null))).orElseThrow().text())
                .contains("alice@example.org: ", "bob@example.org");
    }

    @ParameterizedTest
    @EnumSource(ChatState.class)
    void statusShouldHaveWordsWhenAChatIsInAnyState(ChatState state) {
        String status = replies.status(List.of(view(LegState.JOINED, new ChatView(state, "room@chats.example.org"))))
                .orElseThrow()
                .text();
        assertThat(status.contains("room@chats.example.org")).isEqualTo(state == ChatState.OPEN);
    }

    @Test
    void choiceShouldBeLinesThatCanBeSaidWhenThereAreSeveralMails() {
        Answer answer = replies.outcome(new Outcome.Ambiguous(List.of(MAIL, MAIL)), "decline")
                .orElseThrow();
        assertThat(answer.choices()).hasSize(1);
        assertThat(answer.text().lines())
                .filteredOn(line -> line.equals("decline alice@example.org 49213"))
                .hasSize(2);
    }

    private static AttemptView view(LegState state, ChatView chat) {
        Leg leg = new Leg("l1", "a1", ALICE, false, state, 1, 1, null, false, null, null, 1);
        return new AttemptView(
                new Attempt("a1", "m1", true, false, NOW, NOW), MAIL, List.of(BOB), List.of(leg), List.of(), chat);
    }
}
