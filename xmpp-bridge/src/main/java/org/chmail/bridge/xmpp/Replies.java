package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.directory.LinkOutcome;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.directory.VerifyOutcome;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.words.Phrases;

/** What is answered. Each refusal is one fixed sentence. */
final class Replies {

    private final Phrases words;

    Replies(Phrases words) {
        this.words = words;
    }

    /**
     * What became of a command.
     *
     * @param verb what was said, to be said again with a mail where that was missing
     * @return empty if it was answered before
     */
    Optional<String> outcome(Outcome outcome, String verb) {
        return switch (outcome) {
            case Outcome.Repeated o -> Optional.empty();
            case Outcome.Unknown o -> say("unknown");
            case Outcome.NobodyToCall o -> say("nobody", words.mail(o.mail()));
            case Outcome.TooMany o -> say("tooMany", o.people(), o.most());
            case Outcome.TooOften o -> say("tooOften", minutes(o.pause()));
            case Outcome.Asked o -> Optional.of(legs("asked", o.view()));
            case Outcome.AlreadyAsked o -> Optional.of(legs("alreadyAsked", o.view()));
            case Outcome.Joined o -> say("joined", mail(o.view()));
            case Outcome.RoomAgain o -> say("roomAgain", mail(o.view()));
            case Outcome.Declined o -> say("declined", mail(o.view()));
            case Outcome.Parked o -> say("parked", mail(o.view()), minutes(o.time()));
            case Outcome.Blocked o -> say("blocked", words.name(o.login()));
            case Outcome.Unblocked o -> say("unblocked", words.name(o.login()));
            case Outcome.Withdrawn o -> say("withdrawn", mail(o.view()));
            case Outcome.Closed o -> say("closed", words.mail(o.mail()));
            case Outcome.Over o -> say("over", mail(o.view()));
            case Outcome.Nothing o -> say("nothing." + verb);
            case Outcome.Ambiguous o -> Optional.of(which(verb, o.mails()));
        };
    }

    /** What is answered about the address that someone wrote, or that it is none. */
    Optional<String> ofAddress(String written, Function<Address, Optional<String>> answer) {
        return Linking.address(written).map(answer).orElseGet(() -> say("notAnAddress"));
    }

    /** What became of {@code link}: one sentence for every address. */
    Optional<String> linked(LinkOutcome outcome) {
        return switch (outcome) {
            case LinkOutcome.CodeMailed o -> say("codeMailed", o.address());
            case LinkOutcome.TooMany o -> say("codesTooMany", o.pause().toMinutes() + 1);
            case LinkOutcome.NoMail o -> say("noMail");
        };
    }

    /** What became of {@code verify}. */
    Optional<String> verified(VerifyOutcome outcome) {
        return switch (outcome) {
            case VerifyOutcome.Linked o -> say("linked", o.address());
            case VerifyOutcome.Taken o -> say("linkTaken", o.address());
            case VerifyOutcome.Wrong o -> o.left() > 0 ? say("codeWrong", o.left()) : say("codeSpent");
            case VerifyOutcome.NoCode o -> say("noCode");
        };
    }

    /** One fixed sentence, or one with a mail's name in it. */
    Optional<String> say(String key, Object... arguments) {
        return Optional.of(words.say("reply." + key, arguments));
    }

    /** The open attempts of someone. */
    String status(List<AttemptView> open) {
        if (open.isEmpty()) {
            return words.say("reply.statusNone");
        }
        return open.stream().map(this::status).collect(Collectors.joining("\n"));
    }

    /** A numbered list. */
    String mails(List<Mail> mails) {
        if (mails.isEmpty()) {
            return words.say("reply.mailsNone");
        }
        var lines = new StringBuilder(words.say("reply.mails"));
        for (int i = 0; i < mails.size(); i++) {
            lines.append('\n').append(words.say("reply.mailLine", i + 1, words.mail(mails.get(i))));
        }
        return lines.toString();
    }

    private String status(AttemptView view) {
        String head = legs("status", view);
        AttemptView.ChatView chat = view.chat();
        if (chat == null) {
            return head;
        }
        String room = chat.state() == ChatState.OPEN
                ? words.say("reply.room", chat.room())
                : words.say("reply.room." + chat.state());
        return head + "\n" + room;
    }

    private String legs(String key, AttemptView view) {
        String callers = view.callers().stream().map(LoginId::value).collect(Collectors.joining(", "));
        Stream<String> legs = view.legs().stream()
                .map(leg -> words.say("reply.leg", leg.callee(), words.say("reply.leg." + leg.state())));
        Stream<String> later =
                view.later().isEmpty() ? Stream.of() : Stream.of(words.say("reply.later", words.names(view.later())));
        return Stream.of(Stream.of(words.say("reply." + key, mail(view), callers)), legs, later)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private String which(String verb, List<Mail> mails) {
        return Stream.concat(
                        Stream.of(words.say("reply.which")),
                        mails.stream()
                                .map(mail -> words.say(
                                        "reply.choice", verb, mail.author(), mail.port(), words.subject(mail))))
                .collect(Collectors.joining("\n"));
    }

    /** Rounded up: who comes back then is not too early. */
    private static long minutes(Duration time) {
        return time.plus(Duration.ofMinutes(1)).minusNanos(1).toMinutes();
    }

    private String mail(AttemptView view) {
        return words.mail(view.mail());
    }
}
