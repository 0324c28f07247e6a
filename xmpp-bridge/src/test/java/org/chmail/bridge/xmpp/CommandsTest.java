package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chmail.bridge.attempt.AttemptServices;
import org.chmail.bridge.attempt.AttemptSettings;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.directory.MailDesk;
import org.chmail.bridge.directory.Preferences;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.directory.StampOutcome;
import org.chmail.bridge.directory.StampOutcome.Stamped;
import org.chmail.bridge.directory.StampRequest;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LimitPolicy;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel.Channel;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.store.Migrations;
import org.chmail.bridge.store.Store;
import org.chmail.bridge.store.StoreSettings;
import org.chmail.bridge.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say, with the real services on a real store behind it. */
class CommandsTest {

    private static final LoginId ALICE = new LoginId("alice@example.org");
    private static final LoginId BOB = new LoginId("bob@example.org");
    private static final LoginId CAROL = new LoginId("carol@example.org");
    private static final LoginId STRANGER = new LoginId("mallory@elsewhere.net");
    private static final String UNKNOWN = "There is no such mail that you could chat about. Say: mails";

    @TempDir
    private Path folder;

    private Store store;
    private MailDesk desk;
    private Commands commands;
    private int mails;

    @BeforeEach
    void build() {
        StoreSettings settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("chmail.db"), null, null, 4);
        Migrations.migrate(settings);
        store = Store.open(settings);
        Clock clock = Clock.systemUTC();
        Directory directory = new Directory("example.org", Set.of("example.org"));
        ChatPolicy chat = new ChatPolicy(Duration.ofMinutes(30), Duration.ofMinutes(2));
        LadderPolicy ladder =
                new LadderPolicy(Duration.ofSeconds(45), 2.0, 3, 3, Duration.ofMinutes(2), Duration.ofHours(24), 12);
        Words words = new Words();
        AttemptServices services = new AttemptServices(
                store,
                directory,
                login -> login.equals(CAROL) ? Presence.OFF : Presence.ON,
                Accounts.UNKNOWN,
                new Chats(store, chat, clock),
                words,
                clock,
                new AttemptSettings(ladder, new LimitPolicy(100, 100, 100), Duration.ofDays(90), "chats.example.org"));
        desk = new MailDesk(
                store,
                directory,
                new RegistrationGuard(true),
                new ChatLinks(List.of(new byte[32]), URI.create("https://chat.example.org")),
                Duration.ofDays(90),
                clock,
                new Random(7));
        commands = new Commands(
                services.asking(),
                services.answering(),
                services.views(),
                new Preferences(store),
                new Linking(store, directory, words, new byte[32], true, clock, new Random(7)),
                new Replies(words.in("")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void callerShouldReadWhoIsAskedAndHowEachStandsWhenTheyAsk() {
        Stamped mail = mail(BOB, ALICE, CAROL);
        assertThat(say(BOB, "chat bob@example.org " + mail.port()))
                .startsWith("Asking about the mail \"Lunch\" (bob@example.org " + mail.port() + "):")
                .contains("alice@example.org: is being asked now", "carol@example.org: will be told");
        assertThat(say(BOB, "chat bob@example.org " + mail.port())).startsWith("You have asked already");
        assertThat(say(BOB, "status")).contains("asked by bob@example.org", "alice@example.org: is being asked now");
    }

    @Test
    void mailShouldBeFoundWhenItIsNamedByItsLink() {
        Stamped mail = mail(ALICE, BOB);
        assertThat(say(BOB, "chat " + mail.chatUrl())).startsWith("Asking about");
    }

    @Test
    void mailShouldBeFoundWhenItIsNamedByTheNumberShown() {
        mail(ALICE, BOB);
        Stamped newest = mail(CAROL, BOB);
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
        Stamped mail = mail(ALICE, BOB);
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
        Stamped mail = mail(ALICE, BOB);
        assertThat(say(ALICE, "accept")).isEqualTo("There is nothing to accept.");
        say(BOB, "chat alice@example.org " + mail.port());
        assertThat(say(ALICE, "accept")).startsWith("You accepted");
        assertThat(say(BOB, "status")).contains("The chat is about to open.");
    }

    @Test
    void calleeShouldReadAListWhenThereAreSeveralThingsToAnswer() {
        Stamped one = mail(ALICE, BOB);
        Stamped two = mail(ALICE, BOB);
        say(BOB, "chat alice@example.org " + one.port());
        say(BOB, "chat alice@example.org " + two.port());
        assertThat(say(ALICE, "decline").lines())
                .contains("decline alice@example.org " + one.port(), "decline alice@example.org " + two.port());
        assertThat(say(ALICE, "decline alice@example.org " + one.port())).startsWith("You declined");
        assertThat(say(ALICE, "decline")).startsWith("You declined");
    }

    @Test
    void callerShouldWithdrawWhenTheyCancel() {
        Stamped mail = mail(ALICE, BOB);
        assertThat(say(BOB, "cancel")).isEqualTo("There is nothing to cancel.");
        say(BOB, "chat alice@example.org " + mail.port());
        assertThat(say(BOB, "cancel")).startsWith("You do not ask any more");
        assertThat(say(BOB, "status")).isEqualTo("Nobody is being asked, and no chat is open.");
    }

    @Test
    void nothingShouldBeAnsweredWhenACommandComesAgain() {
        Stamped mail = mail(ALICE, BOB);
        CommandKey key = new CommandKey("k");
        String said = "chat alice@example.org " + mail.port();
        assertThat(commands.apply(BOB, said, key)).isPresent();
        assertThat(commands.apply(BOB, said, key)).isEmpty();
    }

    @Test
    void mailsShouldNotBeStampedWhenTheirAuthorSaidSo() {
        assertThat(say(ALICE, "stamp off")).contains("do not say");
        assertThat(desk.stamp(request(ALICE, List.of(BOB)))).isNotInstanceOf(Stamped.class);
        assertThat(say(ALICE, "stamp on")).contains("mails say");
        assertThat(desk.stamp(request(ALICE, List.of(BOB)))).isInstanceOf(Stamped.class);
    }

    @Test
    void mailShouldBeUnknownWhenItsAuthorHasClosedIt() {
        Stamped mail = mail(ALICE, BOB);
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
        List<String> texts =
                store.write(tx -> tx.outbox().claim(Channel.MAIL, "t", Duration.ofMinutes(1), Instant.now(), 9).stream()
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
        assertThat(store.<Boolean>read(tx -> tx.logins().settings(ALICE).notified()))
                .isTrue();
        assertThat(say(ALICE, "notify off")).startsWith("From now on you are not told");
        assertThat(store.<Boolean>read(tx -> tx.logins().settings(ALICE).notified()))
                .isFalse();
    }

    @Test
    void helpShouldNameEachVerbAndNoOther() {
        String help = say(BOB, "help");
        assertThat(help)
                .contains(
                        "chat <login> <port>",
                        "mails",
                        "accept",
                        "decline",
                        "cancel",
                        "status",
                        "stamp on",
                        "close",
                        "notify on",
                        "link <address>",
                        "unlink");
        assertThat(Pattern.compile("\\b(later|block|unblock|kick|transcript)\\b(?! in| with|>)")
                        .matcher(help)
                        .find())
                .isFalse();
    }

    @Test
    void oneSentenceShouldPointToHelpWhenNothingIsUnderstood() {
        assertThat(Stream.of("hello", "chat", "accept now please", "later 10m"))
                .allSatisfy(said -> assertThat(say(BOB, said)).isEqualTo("I did not understand that. Say: help"));
    }

    private String say(LoginId login, String body) {
        return commands.apply(login, body, null).orElseThrow();
    }

    private Stamped mail(LoginId from, LoginId... to) {
        StampOutcome outcome = desk.stamp(request(from, List.of(to)));
        assertThat(outcome).isInstanceOf(Stamped.class);
        return (Stamped) outcome;
    }

    private StampRequest request(LoginId from, List<LoginId> to) {
        return new StampRequest(
                from.value(),
                new Address(from.value()),
                "<" + ++mails + "@example.org>",
                "Lunch",
                to.stream().map(login -> new Address(login.value())).toList(),
                List.of(),
                "192.0.2.7",
                false);
    }
}
