package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.model.LoginId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    private static final String TOKEN = "3jfpmgff7c3pgcre6smrhtsxsivpjioj";
    private static final MailRef PORT = new MailRef.ByPort(new LoginId("alice@example.org"), 49213);

    static Stream<Arguments> commands() {
        MailRef token = new MailRef.ByToken(TOKEN);
        return Stream.of(
                Arguments.of("chat alice@example.org 49213", new Command.Chat(PORT, false)),
                Arguments.of("  CHAT \t Alice@Example.ORG\n49213 ", new Command.Chat(PORT, false)),
                Arguments.of(
                        "chat o\\27hara@example.org 2000",
                        new Command.Chat(new MailRef.ByPort(new LoginId("o\\27hara@example.org"), 2000), false)),
                Arguments.of("chat " + TOKEN, new Command.Chat(token, false)),
                Arguments.of("chat https://chat.example.org/c/" + TOKEN, new Command.Chat(token, false)),
                Arguments.of("chat <https://chat.example.org/c/" + TOKEN + ">", new Command.Chat(token, false)),
                Arguments.of("chat 3", new Command.ChatNumber(3, false)),
                Arguments.of("Mails", new Command.Mails(1)),
                Arguments.of("chat alice@example.org 49213 ALL", new Command.Chat(PORT, true)),
                Arguments.of("chat " + TOKEN + " all", new Command.Chat(token, true)),
                Arguments.of("chat 3 all", new Command.ChatNumber(3, true)),
                Arguments.of("mails 2", new Command.Mails(2)),
                Arguments.of("more", new Command.More()),
                Arguments.of("later 20m", new Command.Later(null, Duration.ofMinutes(20))),
                Arguments.of("later 2 Hours", new Command.Later(null, Duration.ofHours(2))),
                Arguments.of("later 90", new Command.Later(null, Duration.ofMinutes(90))),
                Arguments.of("later alice@example.org 49213 1h", new Command.Later(PORT, Duration.ofHours(1))),
                Arguments.of("later alice@example.org 49213 20 min", new Command.Later(PORT, Duration.ofMinutes(20))),
                Arguments.of("later", new Command.Later(null, null)),
                Arguments.of("later alice@example.org 49213", new Command.Later(PORT, null)),
                Arguments.of("later tomorrow", new Command.Later(null, null)),
                Arguments.of("block bob@example.org", new Command.Block(new LoginId("bob@example.org"))),
                Arguments.of("unblock Bob@example.org", new Command.Unblock(new LoginId("bob@example.org"))),
                Arguments.of("blocked", new Command.Blocked()),
                Arguments.of("accept", new Command.Accept(null)),
                Arguments.of("accept alice@example.org 49213", new Command.Accept(PORT)),
                Arguments.of("decline", new Command.Decline(null)),
                Arguments.of("decline alice@example.org 49213", new Command.Decline(PORT)),
                Arguments.of("cancel", new Command.Cancel(null)),
                Arguments.of("cancel alice@example.org 49213", new Command.Cancel(PORT)),
                Arguments.of("status", new Command.Status()),
                Arguments.of("stamp on", new Command.Stamp(true)),
                Arguments.of("Stamp OFF", new Command.Stamp(false)),
                Arguments.of("notify on", new Command.Notify(true)),
                Arguments.of("NOTIFY off", new Command.Notify(false)),
                Arguments.of("link Alice@Gmail.example", new Command.Link("alice@gmail.example")),
                Arguments.of("unlink alice@gmail.example", new Command.Unlink("alice@gmail.example")),
                Arguments.of("verify 01234567", new Command.Verify("01234567")),
                Arguments.of("yes 012345", new Command.Yes("012345")),
                Arguments.of("Yes 012 345", new Command.Yes("012345")),
                Arguments.of("sessions", new Command.Sessions()),
                Arguments.of("sessions end 2", new Command.EndSession(2)),
                Arguments.of("sessions END all", new Command.EndSessions()),
                Arguments.of("close 49213", new Command.Close(49213)),
                Arguments.of("help", new Command.Help()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandShouldBeUnderstoodWhenItIsAVerbWithItsWords(String said, Command command) {
        assertThat(CommandParser.parse(said)).contains(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "accept.",
                "accept alice@example.org",
                "accept please do",
                "accept alice 49213",
                "chat",
                "chat alice@example.org",
                "chat alice@example.org port",
                "chat alice@example.org 123456",
                "chat alice@example.org/phone 49213",
                "chat https://chat.example.org/c/short",
                "mails now",
                "stamp",
                "stamp maybe",
                "close",
                "notify",
                "notify me",
                "link",
                "link a b",
                "verify",
                "close it",
                "chat all",
                "chat alice@example.org all",
                "mails 0",
                "mails 100",
                "more 2",
                "later alice@example.org",
                "later alice@example.org port 10m",
                "block",
                "block bob",
                "block bob@example.org now",
                "yes",
                "yes please",
                "yes 1234567",
                "sessions all",
                "sessions end",
                "sessions end x",
                "blocked by",
                "chat 1234"
            })
    void commandShouldNotBeUnderstoodWhenItIsAnythingElse(String said) {
        assertThat(CommandParser.parse(said)).isEmpty();
    }

    @Test
    void tokenShouldBeFoundWhenAMailProgramWroteItInCapitals() {
        assertThat(CommandParser.parse("CHAT HTTPS://CHAT.EXAMPLE.ORG/C/" + TOKEN.toUpperCase(Locale.ROOT)))
                .contains(new Command.Chat(new MailRef.ByToken(TOKEN), false));
    }
}
