package org.chmail.bridge.xmpp;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.model.LoginId;

/** Reads the verbs: any case, any blanks around and between the words. */
final class CommandParser {

    private static final Pattern TOKEN = Pattern.compile("<?(?:https?://[^\\s<>]*/)?([a-z2-7]{32})>?");
    private static final Pattern SHOWN = Pattern.compile("\\d{1,3}");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    /** What follows each verb. */
    private static final Map<String, Function<List<String>, Optional<Command>>> VERBS = Map.ofEntries(
            entry("chat", CommandParser::chat),
            entry("mails", words -> alone(words, new Command.Mails())),
            entry("accept", words -> about(words, new Command.Accept(null), Command.Accept::new)),
            entry("decline", words -> about(words, new Command.Decline(null), Command.Decline::new)),
            entry("cancel", words -> about(words, new Command.Cancel(null), Command.Cancel::new)),
            entry("status", words -> alone(words, new Command.Status())),
            entry("stamp", words -> onOrOff(words, Command.Stamp::new)),
            entry("notify", words -> onOrOff(words, Command.Notify::new)),
            entry("link", words -> oneWord(words, Command.Link::new)),
            entry("unlink", words -> oneWord(words, Command.Unlink::new)),
            entry("verify", words -> oneWord(words, Command.Verify::new)),
            entry("close", CommandParser::close),
            entry("help", words -> alone(words, new Command.Help())));

    private CommandParser() {}

    /** Empty if it is none of the verbs. */
    static Optional<Command> parse(String body) {
        List<String> words = List.of(body.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        Function<List<String>, Optional<Command>> verb = VERBS.get(words.get(0));
        return verb == null ? Optional.empty() : verb.apply(words.subList(1, words.size()));
    }

    private static Optional<Command> chat(List<String> words) {
        if (words.size() == 2) {
            return byPort(words).map(Command.Chat::new);
        }
        if (words.size() != 1) {
            return Optional.empty();
        }
        String word = words.get(0);
        if (SHOWN.matcher(word).matches()) {
            return Optional.of(new Command.ChatNumber(Integer.parseInt(word)));
        }
        Matcher token = TOKEN.matcher(word);
        return token.matches() ? Optional.of(new Command.Chat(new MailRef.ByToken(token.group(1)))) : Optional.empty();
    }

    private static Optional<Command> onOrOff(List<String> words, Function<Boolean, Command> command) {
        if (words.equals(List.of("on"))) {
            return Optional.of(command.apply(true));
        }
        return words.equals(List.of("off")) ? Optional.of(command.apply(false)) : Optional.empty();
    }

    private static Optional<Command> oneWord(List<String> words, Function<String, Command> command) {
        return words.size() == 1 ? Optional.of(command.apply(words.get(0))) : Optional.empty();
    }

    private static Optional<Command> close(List<String> words) {
        return words.size() == 1 && PORT.matcher(words.get(0)).matches()
                ? Optional.of(new Command.Close(Integer.parseInt(words.get(0))))
                : Optional.empty();
    }

    private static Optional<Command> alone(List<String> words, Command command) {
        return words.isEmpty() ? Optional.of(command) : Optional.empty();
    }

    private static Optional<Command> about(
            List<String> words, Command withoutMail, Function<MailRef, Command> withMail) {
        return words.isEmpty() ? Optional.of(withoutMail) : byPort(words).map(withMail);
    }

    private static Optional<MailRef> byPort(List<String> words) {
        if (words.size() != 2 || !PORT.matcher(words.get(1)).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MailRef.ByPort(new LoginId(words.get(0)), Integer.parseInt(words.get(1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
