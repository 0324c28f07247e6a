package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

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
                Arguments.of("chat alice@example.org 49213", new Command.Chat(PORT)),
                Arguments.of("  CHAT \t Alice@Example.ORG\n49213 ", new Command.Chat(PORT)),
                Arguments.of(
                        "chat o\\27hara@example.org 2000",
                        new Command.Chat(new MailRef.ByPort(new LoginId("o\\27hara@example.org"), 2000))),
                Arguments.of("chat " + TOKEN, new Command.Chat(token)),
                Arguments.of("chat https://chat.example.org/c/" + TOKEN, new Command.Chat(token)),
                Arguments.of("chat <https://chat.example.org/c/" + TOKEN + ">", new Command.Chat(token)),
                Arguments.of("chat 3", new Command.ChatNumber(3)),
                Arguments.of("Mails", new Command.Mails()),
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
                "later 10m",
                "chat 1234"
            })
    void commandShouldNotBeUnderstoodWhenItIsAnythingElse(String said) {
        assertThat(CommandParser.parse(said)).isEmpty();
    }

    @Test
    void tokenShouldBeFoundWhenAMailProgramWroteItInCapitals() {
        assertThat(CommandParser.parse("CHAT HTTPS://CHAT.EXAMPLE.ORG/C/" + TOKEN.toUpperCase(Locale.ROOT)))
                .contains(new Command.Chat(new MailRef.ByToken(TOKEN)));
    }
}
