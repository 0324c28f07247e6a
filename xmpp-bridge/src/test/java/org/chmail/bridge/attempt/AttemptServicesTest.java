package org.chmail.bridge.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chmail.bridge.attempt.World.ALICE;
import static org.chmail.bridge.attempt.World.BOB;
import static org.chmail.bridge.attempt.World.CAROL;
import static org.chmail.bridge.attempt.World.DAN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.chmail.bridge.attempt.MailRef.ByPort;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.model.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptServicesTest {

    @TempDir
    Path folder;

    private World world;
    private ByPort mail;

    @BeforeEach
    void stampAMail() {
        world = new World(folder);
        mail = world.mail(ALICE, List.of(BOB), List.of(CAROL));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Outcome ask(LoginId who) {
        Outcome outcome = world.services.asking().ask(who, mail, false, null);
        world.send();
        return outcome;
    }

    private Outcome accept(LoginId who) {
        Outcome outcome = world.services.answering().accept(who, mail, null);
        world.send();
        return outcome;
    }

    private AttemptView view(LoginId who) {
        return world.services.views().openOf(who).get(0);
    }

    private LegState leg(LoginId callee, LoginId seenBy) {
        return view(seenBy).legs().stream()
                .filter(leg -> leg.callee().equals(callee))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void chatShouldOpenWhenTheAuthorAcceptsAndThenTheOthersShouldBeAsked() {
        assertThat(ask(BOB)).isInstanceOf(Outcome.Asked.class);
        assertThat(world.hand.to(ALICE)).singleElement().asString().startsWith("RING bob@example.org would like");
        assertThat(world.hand.to(CAROL)).isEmpty();

        assertThat(accept(ALICE)).isInstanceOf(Outcome.Joined.class);

        assertThat(view(ALICE).chat().state()).isEqualTo(ChatState.OPEN);
        assertThat(world.hand.to(BOB)).singleElement().asString().startsWith("INVITE");
        assertThat(world.hand.to(ALICE)).element(1).asString().startsWith("NOTICE Accepted");
        assertThat(world.hand.to(ALICE)).element(2).asString().startsWith("INVITE");
        assertThat(world.hand.to(CAROL)).singleElement().asString().startsWith("RING");
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, BOB));

        accept(CAROL);
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, BOB, CAROL));
    }

    @Test
    void everyToShouldBeRungWhenTheAuthorCallsAndCcOnlyAfterAnAnswer() {
        mail = world.mail(ALICE, List.of(BOB, DAN), List.of(CAROL));

        ask(ALICE);
        assertThat(world.hand.to(BOB)).hasSize(1);
        assertThat(world.hand.to(DAN)).hasSize(1);
        assertThat(world.hand.to(CAROL)).isEmpty();

        accept(DAN);
        assertThat(world.hand.to(CAROL)).hasSize(1);
        assertThat(leg(BOB, ALICE)).isEqualTo(LegState.RINGING);
    }

    @Test
    void glareShouldMakeOneRoom() {
        ask(BOB);

        assertThat(ask(ALICE)).isInstanceOf(Outcome.Joined.class);
        assertThat(world.hand.rooms).hasSize(1);
    }

    @Test
    void aSecondReceiverShouldBeAddedToTheOpenAttempt() {
        ask(BOB);

        assertThat(ask(CAROL)).isInstanceOf(Outcome.Asked.class);
        assertThat(view(BOB).callers()).containsExactly(BOB, CAROL);
        assertThat(ask(CAROL)).isInstanceOf(Outcome.AlreadyAsked.class);
        accept(ALICE);
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, BOB, CAROL));
    }

    @Test
    void strangersShouldBeToldTheSameAsForAPortThatDoesNotExist() {
        assertThat(ask(DAN)).isEqualTo(new Outcome.Unknown());
        assertThat(world.services.asking().ask(BOB, new ByPort(ALICE, mail.port() ^ 1), false, null))
                .isEqualTo(new Outcome.Unknown());
        assertThat(world.services.views().mails(DAN, 0, 10)).isEmpty();
    }

    @Test
    void aMailOfADomainNoLongerTrustedShouldBeUnknown() {
        world.close();
        world = new World(folder, Set.of());

        assertThat(ask(BOB)).isEqualTo(new Outcome.Unknown());
        assertThat(world.services.views().mails(BOB, 0, 10)).isEmpty();
    }

    @Test
    void theCallerShouldBeCalledBackWhenOneOfTwoAcceptsAfterDeclining() {
        mail = world.mail(ALICE, List.of(BOB, DAN), List.of());
        ask(ALICE);
        world.services.answering().decline(BOB, mail, null);

        assertThat(accept(BOB)).isInstanceOf(Outcome.Asked.class);

        assertThat(world.hand.to(ALICE)).last().asString().startsWith("RING bob@example.org would like");
        accept(ALICE);
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, BOB));
        accept(DAN);
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, BOB, DAN));
    }

    @Test
    void declineShouldTellTheCallerAndEndTheAttempt() {
        ask(BOB);
        world.services.answering().decline(ALICE, null, null);
        world.send();

        assertThat(world.hand.to(BOB)).singleElement().asString().contains("declined");
        assertThat(world.services.views().openOf(BOB)).isEmpty();
        assertThat(world.services.answering().decline(ALICE, mail, null)).isInstanceOf(Outcome.Over.class);
    }

    @Test
    void cancelShouldTellTheCalleeOnlyWhenTheLastCallerWithdraws() {
        ask(BOB);
        ask(CAROL);

        world.services.withdrawing().withdraw(BOB, null, null);
        world.send();
        assertThat(leg(ALICE, CAROL)).isEqualTo(LegState.RINGING);
        world.services.withdrawing().withdraw(CAROL, mail, null);
        world.send();

        assertThat(world.hand.to(ALICE)).element(1).asString().contains("that is over now");
        assertThat(world.services.withdrawing().withdraw(CAROL, null, null)).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void noAnswerShouldBeRungAgainAndThenAlarmed() {
        ask(BOB);
        world.pass(Duration.ofSeconds(44));
        assertThat(world.hand.to(ALICE)).hasSize(1);
        world.pass(Duration.ofSeconds(1));
        assertThat(world.hand.to(ALICE)).hasSize(2);
        world.pass(Duration.ofSeconds(90));
        assertThat(world.hand.to(ALICE)).hasSize(3);
        assertThat(world.hand.to(BOB)).isEmpty();

        world.pass(Duration.ofMinutes(3));

        assertThat(leg(ALICE, BOB)).isEqualTo(LegState.ALARMED);
        assertThat(world.hand.to(BOB)).singleElement().asString().contains("did not answer");
        assertThat(accept(ALICE)).isInstanceOf(Outcome.Joined.class);
    }

    @Test
    void offShouldAlarmAndComingOnShouldRingAndTellTheCaller() {
        world.presences.put(ALICE, Presence.OFF);
        ask(BOB);
        assertThat(world.hand.to(ALICE)).singleElement().asString().startsWith("NOTICE");
        assertThat(leg(ALICE, BOB)).isEqualTo(LegState.ALARMED);

        world.presence(ALICE, Presence.ON);

        assertThat(world.hand.to(ALICE)).element(1).asString().startsWith("RING");
        assertThat(world.hand.to(BOB)).singleElement().asString().contains("is on now");
        // XEP-0308: the ring takes the place of the message that was left; the next ring is one of its own.
        List<Parcel> heard = world.hand.sent.stream()
                .filter(parcel -> parcel.recipient().equals(ALICE.value()))
                .toList();
        assertThat(heard.get(1).replaces()).isEqualTo(heard.get(0).id());
        world.pass(Duration.ofSeconds(45));
        assertThat(world.hand.sent.getLast().replaces()).isNull();
    }

    @Test
    void goingOffWhileRingingShouldAlarmAndTellTheCaller() {
        ask(BOB);

        world.presence(ALICE, Presence.OFF);

        assertThat(leg(ALICE, BOB)).isEqualTo(LegState.ALARMED);
        assertThat(world.hand.to(BOB)).hasSize(1);
    }

    @Test
    void unknownShouldKeepRingingAndAlarmNobody() {
        ask(BOB);
        world.presences.put(ALICE, Presence.UNKNOWN);

        for (int i = 0; i < 20; i++) {
            world.pass(Duration.ofMinutes(1));
        }

        assertThat(leg(ALICE, BOB)).isEqualTo(LegState.RINGING);
        assertThat(world.hand.to(ALICE)).hasSize(1);
    }

    @Test
    void anAttemptShouldExpireAndALaterAcceptShouldCallBack() {
        world.presences.put(ALICE, Presence.OFF);
        ask(BOB);
        world.pass(Duration.ofHours(24));
        assertThat(world.services.views().openOf(BOB)).isEmpty();
        assertThat(world.hand.to(BOB)).singleElement().asString().contains("did not answer in time");

        world.presences.put(ALICE, Presence.ON);
        assertThat(accept(ALICE)).isInstanceOf(Outcome.Asked.class);

        assertThat(view(ALICE).callers()).containsExactly(ALICE);
        assertThat(leg(BOB, ALICE)).isEqualTo(LegState.RINGING);
    }

    @Test
    void callersShouldBeCalledBackWhenNoneIsOnAtTheAnswer() {
        ask(BOB);
        world.presences.put(BOB, Presence.OFF);
        accept(ALICE);

        assertThat(leg(BOB, ALICE)).isEqualTo(LegState.ALARMED);
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE));
        assertThat(world.hand.to(BOB)).singleElement().asString().contains("alice@example.org would like");

        world.presence(BOB, Presence.ON);
        accept(BOB);
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, BOB));
    }

    @Test
    void aCommandShouldBeAppliedOnce() {
        CommandKey key = new CommandKey("k");
        assertThat(world.services.asking().ask(BOB, mail, false, key)).isInstanceOf(Outcome.Asked.class);
        assertThat(world.services.asking().ask(BOB, mail, false, key)).isInstanceOf(Outcome.Repeated.class);

        world.pass(Duration.ofMinutes(16));
        assertThat(world.services.asking().ask(BOB, mail, false, key)).isInstanceOf(Outcome.AlreadyAsked.class);
    }

    @Test
    void anAnswerThatCouldMeanTwoMailsShouldBeAskedBack() {
        ask(BOB);
        mail = world.mail(ALICE, List.of(CAROL), List.of());
        ask(CAROL);

        assertThat(world.services.answering().accept(ALICE, null, null))
                .isInstanceOfSatisfying(
                        Outcome.Ambiguous.class, o -> assertThat(o.mails()).hasSize(2));
    }

    @Test
    void aChatShouldCloseWhenNobodySpeaksAndEndWhoIsStillAsked() {
        ask(BOB);
        accept(ALICE);
        Talk talk = new Talk(world);
        talk.present(ALICE, BOB);
        world.pass(Duration.ofMinutes(20));
        talk.says(BOB, "Lunch?");
        world.pass(Duration.ofMinutes(29));
        assertThat(world.hand.rooms).hasSize(1);

        world.pass(Duration.ofMinutes(1));

        assertThat(world.hand.rooms).isEmpty();
        assertThat(world.hand.log).anyMatch(line -> line.startsWith("close This chat has ended"));
        assertThat(world.services.views().openOf(CAROL)).isEmpty();
        assertThat(world.hand.to(CAROL)).last().asString().contains("that is over now");
        assertThat(ask(BOB)).isInstanceOf(Outcome.Asked.class);
    }

    @Test
    void aChatShouldCloseWhenNobodyIsLeft() {
        ask(BOB);
        accept(ALICE);
        Talk talk = new Talk(world);
        talk.present(ALICE, BOB);
        world.pass(Duration.ofMinutes(5));
        talk.present();
        world.pass(Duration.ofSeconds(119));
        assertThat(world.hand.rooms).hasSize(1);

        world.pass(Duration.ofSeconds(1));
        assertThat(world.hand.rooms).isEmpty();
    }

    @Test
    void whoSaysYesAfterNoWhileTheRoomIsMadeShouldBeInvitedOnceItStands() {
        mail = world.mail(ALICE, List.of(BOB, DAN), List.of());
        ask(ALICE);
        world.services.answering().decline(DAN, mail, null);
        world.hand.connected = false;
        accept(BOB);

        assertThat(accept(DAN)).isInstanceOf(Outcome.RoomAgain.class);
        world.hand.connected = true;
        world.send();

        assertThat(world.hand.to(DAN)).last().asString().startsWith("INVITE");
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, BOB, DAN));
    }

    @Test
    void whoAsksWhileTheChatIsOpenShouldBeInvited() {
        ask(BOB);
        accept(ALICE);

        assertThat(ask(BOB)).isInstanceOf(Outcome.RoomAgain.class);
        assertThat(accept(ALICE)).isInstanceOf(Outcome.RoomAgain.class);
        assertThat(world.hand.to(BOB).filter(line -> line.startsWith("INVITE"))).hasSize(2);
    }

    @Test
    void closingThePortShouldEndWhatIsOpenAndMakeTheMailUnknown() {
        ask(BOB);
        assertThat(world.services.withdrawing().close(ALICE, mail.port(), null)).isInstanceOf(Outcome.Closed.class);
        world.send();

        assertThat(world.hand.to(BOB)).last().asString().contains("declined");
        assertThat(ask(BOB)).isEqualTo(new Outcome.Unknown());
        assertThat(world.services.withdrawing().close(BOB, mail.port(), null)).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void aRingWhoseLegMovedOnShouldNotBeSent() {
        world.hand.connected = false;
        ask(BOB);
        world.services.withdrawing().withdraw(BOB, mail, null);
        world.hand.connected = true;
        world.send();

        assertThat(world.hand.to(ALICE)).singleElement().asString().contains("that is over now");
    }

    @Test
    void whatDidNotComeThroughShouldBeSentAgainInOrderWithTheSameId() {
        world.hand.failures = 1;
        ask(BOB);
        assertThat(world.hand.to(ALICE)).isEmpty();

        world.pass(Duration.ofSeconds(2));

        assertThat(world.hand.to(ALICE)).hasSize(1);
    }

    @Test
    void whatWasSentShouldNotBeSentAgainWhenThatCouldNotBeRecorded() {
        world.hand.onceSent = () -> world.failingWrites = 3;
        ask(BOB);
        world.hand.onceSent = () -> {};
        for (int i = 0; i < 5; i++) {
            world.outbox.run();
        }

        assertThat(world.store.<Long>read(tx -> tx.outbox().waiting())).isZero();
        assertThat(world.hand.to(ALICE)).hasSize(1);
    }

    @Test
    void aRoomThatCouldNotBeMadeShouldBeMadeLater() {
        ask(BOB);
        world.hand.failures = 2;
        accept(ALICE);
        assertThat(view(BOB).chat().state()).isEqualTo(ChatState.OPENING);
        assertThat(world.hand.to(BOB)).isEmpty();

        world.pass(Duration.ofSeconds(2));

        assertThat(view(BOB).chat().state()).isEqualTo(ChatState.OPEN);
        assertThat(world.hand.to(BOB)).hasSize(1);
    }

    @Test
    void standingRoomsShouldBeRepairedAfterALostSession() {
        ask(BOB);
        accept(ALICE);
        world.hand.rooms.clear();
        world.chats.repairRooms();
        world.send();

        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, BOB));
        assertThat(world.hand.to(CAROL)).hasSize(1);
    }

    @Test
    void whoIsRungOutShouldBeLeftInPeaceByAFirstLook() {
        ask(BOB);
        for (int i = 0; i < 3; i++) {
            world.pass(Duration.ofMinutes(4));
        }
        assertThat(leg(ALICE, BOB)).isEqualTo(LegState.ALARMED);

        world.services.events().lookAgain();
        assertThat(leg(ALICE, BOB)).isEqualTo(LegState.ALARMED);
    }

    @Test
    void aLookShouldAlarmWhoWentOffUnseenAndRingWhoCameOnUnseen() {
        ask(BOB);
        world.presences.put(ALICE, Presence.OFF);
        world.services.events().lookAgain();
        assertThat(leg(ALICE, BOB)).isEqualTo(LegState.ALARMED);

        world.pass(Duration.ofMinutes(2));
        world.presences.put(ALICE, Presence.ON);
        world.services.events().lookAgain();
        assertThat(leg(ALICE, BOB)).isEqualTo(LegState.RINGING);
    }

    @Test
    void messagesToPeopleShouldStayUnderThreeHundredCharacters() {
        String subject = "s".repeat(500);
        assertThat(world.words.say(
                        "missed",
                        world.words.names(List.of(ALICE, BOB, CAROL, DAN)),
                        world.words.say("mail", subject.substring(0, 60), ALICE, 49213),
                        ALICE,
                        49213))
                .hasSizeLessThan(300);
    }

    @Test
    void ringShouldCorrectTheAlarmAndTheAnswerTheRing() {
        world.presence(ALICE, Presence.OFF);
        ask(BOB);
        world.presence(ALICE, Presence.ON);
        accept(ALICE);

        List<Parcel> told = world.hand.sent.stream()
                .filter(parcel -> parcel.recipient().equals(ALICE.value()) && parcel.kind() != Kind.INVITE)
                .toList();
        assertThat(told).extracting(Parcel::kind).containsExactly(Kind.NOTICE, Kind.RING, Kind.NOTICE);
        assertThat(told.get(0).replaces()).isNull();
        assertThat(told.get(1).replaces()).isEqualTo(told.get(0).id());
        assertThat(told.get(2).replaces()).isEqualTo(told.get(1).id());
        assertThat(told.get(2).body()).startsWith("Accepted");
    }

    @Test
    void eachRingOfARoundShouldBeAMessageOfItsOwn() {
        ask(BOB);
        world.pass(Duration.ofSeconds(46));

        assertThat(world.hand.sent)
                .extracting(Parcel::kind, Parcel::replaces)
                .containsExactly(tuple(Kind.RING, null), tuple(Kind.RING, null));
    }

    @Test
    void laterShouldAskAgainWhenItsTimeIsReached() {
        ask(BOB);
        Outcome outcome = world.services.answering().later(ALICE, null, Duration.ofMinutes(1), null);
        world.send();

        assertThat(outcome).isInstanceOf(Outcome.Parked.class);
        assertThat(leg(ALICE, BOB)).isEqualTo(LegState.PARKED);
        assertThat(world.hand.to(BOB)).singleElement().asString().contains("asks for a little time");
        world.pass(Duration.ofSeconds(61));
        assertThat(leg(ALICE, BOB)).isEqualTo(LegState.RINGING);
    }

    @Test
    void othersShouldBeCalledLikeTheFirstWhenAllAreAskedFor() {
        world.services.asking().ask(BOB, mail, true, null);
        world.send();
        accept(ALICE);
        world.pass(Duration.ofSeconds(46));

        assertThat(world.hand.to(CAROL).filter(text -> text.startsWith("RING"))).hasSize(2);
    }

    @Test
    void callerShouldSeeWhoWillBeAsked() {
        assertThat(((Outcome.Asked) ask(BOB)).view().later()).containsExactly(CAROL);
        accept(ALICE);
        assertThat(view(BOB).later()).isEmpty();
    }
}
