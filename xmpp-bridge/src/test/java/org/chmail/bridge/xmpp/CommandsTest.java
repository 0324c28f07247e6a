package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.xmpp.World.ALICE;
import static org.chmail.bridge.xmpp.World.BOB;
import static org.chmail.bridge.xmpp.World.CAROL;
import static org.chmail.bridge.xmpp.World.STRANGER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chmail.bridge.directory.StampOutcome.Stamped;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say, with the real services on a real store behind it. */
class CommandsTest {

    private static final String UNKNOWN = "There is no such mail that you could chat about. Say: mails";

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void build() {
        world = new World(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void callerShouldReadWhoIsAskedAndHowEachStandsWhenTheyAsk() {
        Stamped mail = world.mail(BOB, ALICE, CAROL);
        assertThat(say(BOB, "chat bob@example.org " + mail.port()))
                .startsWith("Asking about the mail \"Lunch\" (bob@example.org " + mail.port() + "):")
                .contains("alice@example.org: is being asked now", "carol@example.org: will be told");
        assertThat(say(BOB, "chat bob@example.org " + mail.port())).startsWith("You have asked already");
        assertThat(say(BOB, "status")).contains("asked by bob@example.org", "alice@example.org: is being asked now");
    }

    @Test
    void mailShouldBeFoundWhenItIsNamedByItsLink() {
        Stamped mail = world.mail(ALICE, BOB);
        assertThat(say(BOB, "chat " + mail.chatUrl())).startsWith("Asking about");
    }

    @Test
    void mailShouldBeFoundWhenItIsNamedByTheNumberShown() {
        world.mail(ALICE, BOB);
        Stamped newest = world.mail(CAROL, BOB);
        assertThat(say(BOB, "chat 1")).isEqualTo("Say: mails - and then chat with one of the numbers shown.");
        assertThat(say(BOB, "mails").lines())
                .hasSize(3)
                .element(1)
                .isEqualTo("1. \"Lunch\" (carol@example.org " + newest.port() + ")");
        assertThat(say(BOB, "chat 1")).contains("(carol@example.org " + newest.port() + ")");
        assertThat(say(BOB, "chat 3")).startsWith("Say: mails");
        assertThat(say(ALICE, "chat 1")).startsWith("Say: mails");
    }

    @Test
    void strangerShouldReadTheSameWordsWhenThePortExistsAndWhenNot() {
        Stamped mail = world.mail(ALICE, BOB);
        String login = "chat alice@example.org ";
        assertThat(Stream.of(login + mail.port(), login + "1024", login + "0", "chat " + mail.chatUrl()))
                .allSatisfy(said -> assertThat(say(STRANGER, said)).isEqualTo(UNKNOWN))
                .allSatisfy(said -> assertThat(say(CAROL, said)).isEqualTo(UNKNOWN));
        assertThat(say(STRANGER, "mails")).isEqualTo("There is no mail that you could chat about.");
        assertThat(say(STRANGER, "accept alice@example.org " + mail.port())).isEqualTo(UNKNOWN);
        assertThat(say(STRANGER, "close " + mail.port())).isEqualTo(UNKNOWN);
    }

    @Test
    void calleeShouldAcceptWithoutWordsWhenThereIsOneThingToAnswer() {
        Stamped mail = world.mail(ALICE, BOB);
        assertThat(say(ALICE, "accept")).isEqualTo("There is nothing to accept.");
        say(BOB, "chat alice@example.org " + mail.port());
        assertThat(say(ALICE, "accept")).startsWith("You accepted");
        assertThat(say(BOB, "status")).contains("The chat is about to open.");
    }

    @Test
    void calleeShouldReadAListWhenThereAreSeveralThingsToAnswer() {
        Stamped one = world.mail(ALICE, BOB);
        Stamped two = world.mail(ALICE, BOB);
        say(BOB, "chat alice@example.org " + one.port());
        say(BOB, "chat alice@example.org " + two.port());
        assertThat(say(ALICE, "decline").lines())
                .contains("decline alice@example.org " + one.port(), "decline alice@example.org " + two.port());
        assertThat(say(ALICE, "decline alice@example.org " + one.port())).startsWith("You declined");
        assertThat(say(ALICE, "decline")).startsWith("You declined");
    }

    @Test
    void callerShouldWithdrawWhenTheyCancel() {
        Stamped mail = world.mail(ALICE, BOB);
        assertThat(say(BOB, "cancel")).isEqualTo("There is nothing to cancel.");
        say(BOB, "chat alice@example.org " + mail.port());
        assertThat(say(BOB, "cancel")).startsWith("You do not ask any more");
        assertThat(say(BOB, "status")).isEqualTo("Nobody is being asked, and no chat is open.");
    }

    @Test
    void nothingShouldBeAnsweredWhenACommandComesAgain() {
        Stamped mail = world.mail(ALICE, BOB);
        CommandKey key = new CommandKey("k");
        String said = "chat alice@example.org " + mail.port();
        assertThat(world.commands.apply(BOB, "", said, key)).isPresent();
        assertThat(world.commands.apply(BOB, "", said, key)).isEmpty();
    }

    @Test
    void mailsShouldNotBeStampedWhenTheirAuthorSaidSo() {
        assertThat(say(ALICE, "stamp off")).contains("do not say");
        assertThat(world.desk.stamp(world.request("Lunch", ALICE, List.of(BOB))))
                .isNotInstanceOf(Stamped.class);
        assertThat(say(ALICE, "stamp on")).contains("mails say");
        assertThat(world.desk.stamp(world.request("Lunch", ALICE, List.of(BOB))))
                .isInstanceOf(Stamped.class);
    }

    @Test
    void mailShouldBeUnknownWhenItsAuthorHasClosedIt() {
        Stamped mail = world.mail(ALICE, BOB);
        assertThat(say(BOB, "close " + mail.port())).isEqualTo(UNKNOWN);
        assertThat(say(ALICE, "close " + mail.port())).startsWith("Nobody can chat any more");
        assertThat(say(BOB, "chat alice@example.org " + mail.port())).isEqualTo(UNKNOWN);
    }

    @Test
    void addressShouldBeLinkedWhenItsCodeIsSaid() {
        assertThat(say(ALICE, "link not an address")).isEqualTo("I did not understand that. Say: help");
        assertThat(say(ALICE, "link alice@")).startsWith("That is no mail address.");
        assertThat(say(ALICE, "link alice@gmail.example"))
                .isEqualTo("If alice@gmail.example can be linked, a code is on its way to it. Say: verify <code>");
        assertThat(say(ALICE, "link bob@example.org"))
                .isEqualTo("If bob@example.org can be linked, a code is on its way to it. Say: verify <code>");
        assertThat(say(ALICE, "verify 1")).isEqualTo("That is not the code. It can be tried 2 times more.");
        assertThat(say(ALICE, "verify " + mailedCode())).isEqualTo("alice@gmail.example is linked to you now.");
        assertThat(say(ALICE, "unlink Alice@gmail.example"))
                .isEqualTo("alice@gmail.example is not linked to you any more.");
        assertThat(say(ALICE, "unlink alice@gmail.example")).isEqualTo("alice@gmail.example is not linked to you.");
        assertThat(say(BOB, "verify 1")).startsWith("There is no code to be verified any more.");
    }

    private String mailedCode() {
        List<String> texts = world.store.write(
                tx -> tx.outbox().claim(Channel.MAIL, "t", Duration.ofMinutes(1), Instant.now(), 9).stream()
                        .map(parcel ->
                                tx.letters().byId(parcel.id()).orElseThrow().text())
                        .toList());
        Matcher code = Pattern.compile("verify (\\d{8})").matcher(String.join("\n", texts));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    @Test
    void loginShouldBeToldOfDeliveriesWhenTheySaySo() {
        assertThat(say(ALICE, "notify on")).startsWith("From now on you are told");
        assertThat(world.store.<Boolean>read(tx -> tx.logins().settings(ALICE).notified()))
                .isTrue();
        assertThat(say(ALICE, "notify off")).startsWith("From now on you are not told");
        assertThat(world.store.<Boolean>read(tx -> tx.logins().settings(ALICE).notified()))
                .isFalse();
    }

    @Test
    void helpShouldNameEachVerb() {
        assertThat(AdHocVerb.values())
                .filteredOn(verb -> verb != AdHocVerb.HELP)
                .allSatisfy(verb -> assertThat(say(BOB, "help")).containsPattern("\\b" + verb.node() + "\\b"));
    }

    @Test
    void oneSentenceShouldPointToHelpWhenNothingIsUnderstood() {
        assertThat(Stream.of("hello", "chat", "accept now please", "mails now"))
                .allSatisfy(said -> assertThat(say(BOB, said)).isEqualTo("I did not understand that. Say: help"));
    }

    private String say(LoginId login, String body) {
        return world.commands.apply(login, "", body, null).orElseThrow().text();
    }
}
