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
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.xmpp.Answer.Choice;
import org.chmail.bridge.xmpp.Answer.Tone;

/** What is answered, in one language. Each refusal is one fixed sentence. */
final class Replies {

    private final Phrases words;

    Replies(Phrases words) {
        this.words = words;
    }

    Phrases words() {
        return words;
    }

    /**
     * What became of a command.
     *
     * @param verb what was said, to be said again with a mail where that was missing
     * @return empty if it was answered before
     */
    Optional<Answer> outcome(Outcome outcome, String verb) {
        return outcome(outcome, verb, "");
    }

    /**
     * As {@link #outcome(Outcome, String)}.
     *
     * @param rest what is said behind the mail, with a blank before it
     */
    Optional<Answer> outcome(Outcome outcome, String verb, String rest) {
        return switch (outcome) {
            case Outcome.Repeated o -> Optional.empty();
            case Outcome.Unknown o -> refuse("unknown");
            case Outcome.ProveFirst o -> refuse("unknown");
            case Outcome.NobodyToCall o -> refuse("nobody", words.mail(o.mail()));
            case Outcome.TooMany o -> refuse("tooMany", o.people(), o.most());
            case Outcome.TooOften o -> refuse("tooOften", minutes(o.pause()));
            case Outcome.Asked o -> Optional.of(answer(Tone.INFO, legs("asked", o.view())));
            case Outcome.AlreadyAsked o -> Optional.of(answer(Tone.WARN, legs("alreadyAsked", o.view())));
            case Outcome.Joined o -> say("joined", mail(o.view()));
            case Outcome.RoomAgain o -> say("roomAgain", mail(o.view()));
            case Outcome.Declined o -> say("declined", mail(o.view()));
            case Outcome.Parked o -> say("parked", mail(o.view()), minutes(o.time()));
            case Outcome.Blocked o -> say("blocked", words.name(o.login()));
            case Outcome.Unblocked o -> say("unblocked", words.name(o.login()));
            case Outcome.Kicked o -> say("kicked", Phrases.shortName(Phrases.line(o.nick())));
            case Outcome.Withdrawn o -> say("withdrawn", mail(o.view()));
            case Outcome.Closed o -> say("closed", words.mail(o.mail()));
            case Outcome.Over o -> nothing("over", mail(o.view()));
            case Outcome.Nothing o -> nothing("nothing." + verb);
            case Outcome.Ambiguous o -> Optional.of(which(verb, rest, o.mails()));
        };
    }

    /** What is answered about the address that someone wrote, or that it is none. */
    Optional<Answer> ofAddress(String written, Function<Address, Optional<Answer>> answer) {
        return Linking.address(written).map(answer).orElseGet(() -> refuse("notAnAddress"));
    }

    /** What became of {@code link}: one sentence for every address. */
    Optional<Answer> linked(LinkOutcome outcome) {
        return switch (outcome) {
            case LinkOutcome.CodeMailed o -> say("codeMailed", o.address());
            case LinkOutcome.TooMany o -> refuse("codesTooMany", o.pause().toMinutes() + 1);
            case LinkOutcome.NoMail o -> refuse("noMail");
        };
    }

    /** What became of {@code verify}. */
    Optional<Answer> verified(VerifyOutcome outcome) {
        return switch (outcome) {
            case VerifyOutcome.Linked o -> say("linked", o.address());
            case VerifyOutcome.Taken o -> refuse("linkTaken", o.address());
            case VerifyOutcome.Wrong o -> o.left() > 0 ? refuse("codeWrong", o.left()) : refuse("codeSpent");
            case VerifyOutcome.NoCode o -> refuse("noCode");
        };
    }

    /** One fixed sentence, or one with a mail's name in it. */
    Optional<Answer> say(String key, Object... arguments) {
        return Optional.of(answer(Tone.INFO, words.say("reply." + key, arguments)));
    }

    /** As {@link #say}, where there was nothing to do. */
    Optional<Answer> nothing(String key, Object... arguments) {
        return Optional.of(answer(Tone.WARN, words.say("reply." + key, arguments)));
    }

    /** As {@link #say}, where it can't be done. */
    Optional<Answer> refuse(String key, Object... arguments) {
        return Optional.of(answer(Tone.ERROR, words.say("reply." + key, arguments)));
    }

    /** The open attempts of someone. */
    Optional<Answer> status(List<AttemptView> open) {
        return open.isEmpty()
                ? say("statusNone")
                : Optional.of(answer(Tone.INFO, open.stream().map(this::status).collect(Collectors.joining("\n"))));
    }

    /**
     * A numbered list.
     *
     * @param first the number of the first of these mails, from 1
     * @param more whether there are more
     */
    Optional<Answer> mails(List<Mail> mails, int first, boolean more) {
        if (mails.isEmpty()) {
            return nothing(first == 1 ? "mailsNone" : "mailsEnd");
        }
        var lines = new StringBuilder(words.say("reply.mails"));
        for (int i = 0; i < mails.size(); i++) {
            lines.append('\n').append(words.say("reply.mailLine", first + i, words.mail(mails.get(i))));
        }
        if (!more) {
            return Optional.of(answer(Tone.INFO, lines.toString()));
        }
        lines.append('\n').append(words.say("reply.mailsMore"));
        return Optional.of(new Answer(
                Tone.INFO, words.lang(), lines.toString(), List.of(new Choice("more", words.say("choice.more")))));
    }

    /** Whom someone has blocked. */
    Optional<Answer> blocked(List<LoginId> logins) {
        return logins.isEmpty()
                ? say("blockedNone")
                : Optional.of(answer(
                        Tone.INFO,
                        Stream.concat(
                                        Stream.of(words.say("reply.blockedList")),
                                        logins.stream().map(LoginId::value))
                                .collect(Collectors.joining("\n"))));
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
        String callers = view.callers().stream().map(login -> name(view, login)).collect(Collectors.joining(", "));
        Stream<String> legs = view.legs().stream()
                .map(leg -> words.say("reply.leg", name(view, leg.callee()), words.say("reply.leg." + leg.state())));
        Stream<String> later =
                view.later().isEmpty() ? Stream.of() : Stream.of(words.say("reply.later", words.names(view.later())));
        return Stream.of(Stream.of(words.say("reply." + key, mail(view), callers)), legs, later)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private String name(AttemptView view, LoginId login) {
        Guest guest = view.guests().get(login);
        return guest == null ? login.value() : words.guest(guest.name(), guest.proven());
    }

    private Answer which(String verb, String rest, List<Mail> mails) {
        String text = Stream.concat(
                        Stream.of(words.say("reply.which")),
                        mails.stream()
                                .map(mail -> words.say(
                                        "reply.choice", verb, mail.author(), mail.port() + rest, words.subject(mail))))
                .collect(Collectors.joining("\n"));
        List<Choice> choices = mails.stream()
                .map(mail -> new Choice(verb + " " + mail.named() + rest, words.mail(mail)))
                .toList();
        return new Answer(Tone.WARN, words.lang(), text, choices);
    }

    private Answer answer(Tone tone, String text) {
        return new Answer(tone, words.lang(), text, List.of());
    }

    /** Rounded up: who comes back then is not too early. */
    private static long minutes(Duration time) {
        return time.plus(Duration.ofMinutes(1)).minusNanos(1).toMinutes();
    }

    private String mail(AttemptView view) {
        return words.mail(view.mail());
    }
}
