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
    private static final Pattern PAGE = Pattern.compile("[1-9]\\d?");
    private static final Pattern SIGN_IN_CODE = Pattern.compile("[0-9]{6}");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    /** What follows each verb. */
    private static final Map<String, Function<List<String>, Optional<Command>>> VERBS = Map.ofEntries(
            entry("chat", CommandParser::chat),
            entry("mails", CommandParser::mails),
            entry("more", words -> alone(words, new Command.More())),
            entry("accept", words -> about(words, new Command.Accept(null), Command.Accept::new)),
            entry("decline", words -> about(words, new Command.Decline(null), Command.Decline::new)),
            entry("later", CommandParser::later),
            entry("cancel", words -> about(words, new Command.Cancel(null), Command.Cancel::new)),
            entry("status", words -> alone(words, new Command.Status())),
            entry("stamp", words -> onOrOff(words, Command.Stamp::new)),
            entry("notify", words -> onOrOff(words, Command.Notify::new)),
            entry("link", words -> oneWord(words, Command.Link::new)),
            entry("unlink", words -> oneWord(words, Command.Unlink::new)),
            entry("verify", words -> oneWord(words, Command.Verify::new)),
            entry("yes", CommandParser::yes),
            entry("sessions", CommandParser::sessions),
            entry("close", CommandParser::close),
            entry("block", words -> login(words).map(Command.Block::new)),
            entry("unblock", words -> login(words).map(Command.Unblock::new)),
            entry(
                    "kick",
                    words -> words.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Command.Kick(String.join(" ", words)))),
            entry("blocked", words -> alone(words, new Command.Blocked())),
            entry("help", words -> alone(words, new Command.Help())));

    private CommandParser() {}

    /** Empty if it is none of the verbs. */
    static Optional<Command> parse(String body) {
        List<String> words = List.of(body.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        Function<List<String>, Optional<Command>> verb = VERBS.get(words.get(0));
        return verb == null ? Optional.empty() : verb.apply(words.subList(1, words.size()));
    }

    private static Optional<Command> chat(List<String> all) {
        boolean everyone = all.size() > 1 && all.getLast().equals("all");
        List<String> words = everyone ? all.subList(0, all.size() - 1) : all;
        if (words.size() == 2) {
            return byPort(words).map(mail -> new Command.Chat(mail, everyone));
        }
        if (words.size() != 1) {
            return Optional.empty();
        }
        String word = words.get(0);
        if (SHOWN.matcher(word).matches()) {
            return Optional.of(new Command.ChatNumber(Integer.parseInt(word), everyone));
        }
        Matcher token = TOKEN.matcher(word);
        return token.matches()
                ? Optional.of(new Command.Chat(new MailRef.ByToken(token.group(1)), everyone))
                : Optional.empty();
    }

    private static Optional<Command> mails(List<String> words) {
        if (words.isEmpty()) {
            return Optional.of(new Command.Mails(1));
        }
        return words.size() == 1 && PAGE.matcher(words.get(0)).matches()
                ? Optional.of(new Command.Mails(Integer.parseInt(words.get(0))))
                : Optional.empty();
    }

    /** A time that is none is answered with what one looks like. */
    private static Optional<Command> later(List<String> words) {
        if (words.isEmpty() || words.get(0).indexOf('@') < 0) {
            return Optional.of(new Command.Later(null, WaitTime.parse(words).orElse(null)));
        }
        return words.size() < 2
                ? Optional.empty()
                : byPort(words.subList(0, 2))
                        .map(mail -> new Command.Later(
                                mail,
                                WaitTime.parse(words.subList(2, words.size())).orElse(null)));
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

    /** The page shows its code in two halves. */
    private static Optional<Command> yes(List<String> words) {
        return Optional.of(String.join("", words))
                .filter(code -> SIGN_IN_CODE.matcher(code).matches())
                .map(Command.Yes::new);
    }

    private static Optional<Command> sessions(List<String> words) {
        if (words.isEmpty()) {
            return Optional.of(new Command.Sessions());
        }
        if (words.size() != 2 || !words.get(0).equals("end")) {
            return Optional.empty();
        }
        String which = words.get(1);
        if (which.equals("all")) {
            return Optional.of(new Command.EndSessions());
        }
        return SHOWN.matcher(which).matches()
                ? Optional.of(new Command.EndSession(Integer.parseInt(which)))
                : Optional.empty();
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
        return login(words.subList(0, 1)).map(login -> new MailRef.ByPort(login, Integer.parseInt(words.get(1))));
    }

    private static Optional<LoginId> login(List<String> words) {
        try {
            return words.size() == 1 ? Optional.of(new LoginId(words.get(0))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
