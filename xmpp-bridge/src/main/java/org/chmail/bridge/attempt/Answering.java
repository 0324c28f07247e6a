package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.Legs.Held;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Caller;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegAction;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Step;
import org.jspecify.annotations.Nullable;

/** The callees' side: yes and no. What a call returns is on disk. */
public final class Answering {

    /** An ended leg can be answered without naming its mail for so long. */
    private static final Duration RECENT = Duration.ofHours(24);

    private final Once once;
    private final Mailbook mailbook;
    private final Legs legs;
    private final Views views;
    private final Asking asking;
    private final Clock clock;

    Answering(Once once, Mailbook mailbook, Legs legs, Views views, Asking asking, Clock clock) {
        this.once = once;
        this.mailbook = mailbook;
        this.legs = legs;
        this.views = views;
        this.asking = asking;
        this.clock = clock;
    }

    /**
     * {@code callee} says yes. After the end it is the chat again if that still stands, else it calls back.
     *
     * @param ref the mail, or null if there is only one thing to answer
     * @param key null if the command has no id
     */
    public Outcome accept(LoginId callee, @Nullable MailRef ref, @Nullable CommandKey key) {
        return answer(callee, ref, key, new LegEvent.Accept());
    }

    /** {@code callee} says no; parameters as {@link #accept}. */
    public Outcome decline(LoginId callee, @Nullable MailRef ref, @Nullable CommandKey key) {
        return answer(callee, ref, key, new LegEvent.Decline());
    }

    /** {@code callee} wants to be asked again after {@code time}; parameters as {@link #accept}. */
    public Outcome later(LoginId callee, @Nullable MailRef ref, Duration time, @Nullable CommandKey key) {
        return answer(callee, ref, key, new LegEvent.Later(time));
    }

    /**
     * An answer to one leg, by who was given its link, or is its callee. Only to a leg that waits, about a mail that its callee may still chat
     * about; anything else is {@link Outcome.Nothing}.
     */
    public Outcome answer(String legId, LegEvent event) {
        return once.write(null, tx -> {
            Optional<Held> held = tx.legs().byId(legId).flatMap(leg -> legs.hold(tx, leg.attemptId()));
            Optional<Leg> leg = held.flatMap(h -> tx.legs().byId(legId))
                    .filter(l -> l.state().waiting() && !l.unheard());
            return leg.flatMap(l -> mailOf(tx, l)).isEmpty()
                    ? new Outcome.Nothing()
                    : answer(tx, held.orElseThrow(), leg.orElseThrow(), event);
        });
    }

    private Outcome answer(LoginId callee, @Nullable MailRef ref, @Nullable CommandKey key, LegEvent event) {
        return once.write(key, tx -> ref == null ? answerOnly(tx, callee, event) : answer(tx, callee, ref, event));
    }

    private Outcome answerOnly(AttemptTransaction tx, LoginId callee, LegEvent event) {
        List<Leg> candidates =
                tx.legs().waiting(callee).stream().filter(leg -> !leg.unheard()).toList();
        if (candidates.isEmpty()) {
            candidates = tx.legs().ended(callee, clock.instant().minus(RECENT));
        }
        List<Mail> mails = candidates.stream()
                .map(leg -> mailOf(tx, leg))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return switch (mails.size()) {
            case 0 -> new Outcome.Nothing();
            case 1 -> answer(tx, callee, new MailRef.ById(mails.get(0).id()), event);
            default -> new Outcome.Ambiguous(mails);
        };
    }

    private Outcome answer(AttemptTransaction tx, LoginId callee, MailRef ref, LegEvent event) {
        Optional<Mail> mail = mailbook.find(tx, ref, callee);
        if (mail.isEmpty()) {
            return new Outcome.Unknown();
        }
        Optional<Attempt> attempt = tx.attempts()
                .latestOf(mail.get().id())
                .flatMap(latest -> tx.attempts().lock(latest.id()));
        Optional<Leg> leg = attempt.flatMap(a -> tx.legs().ofAttempt(a.id()).stream()
                .filter(l -> l.callee().equals(callee) && !l.unheard())
                .findFirst());
        if (leg.isEmpty()) {
            return new Outcome.Nothing();
        }
        return answer(tx, new Held(attempt.get(), mail.get()), leg.get(), event);
    }

    private Outcome answer(AttemptTransaction tx, Held held, Leg leg, LegEvent event) {
        Step step = legs.apply(tx, held, leg, event);
        if (step.actions().contains(LegAction.REJOIN)) {
            return rejoin(tx, held, leg);
        }
        AttemptView view = views.view(tx, held.attempt().id(), leg.callee());
        if (step.actions().contains(LegAction.SAY_OVER)) {
            return new Outcome.Over(view);
        }
        return switch (event) {
            case LegEvent.Accept() -> new Outcome.Joined(view);
            case LegEvent.Later later -> new Outcome.Parked(view, later.time());
            default -> new Outcome.Declined(view);
        };
    }

    /** The chat again while it stands; else an attempt the other way. */
    private Outcome rejoin(AttemptTransaction tx, Held held, Leg leg) {
        LoginId callee = leg.callee();
        Optional<Chat> chat = tx.chats().byAttempt(held.attempt().id());
        if (held.attempt().open() && chat.isPresent()) {
            if (leg.state() != LegState.JOINED) {
                // Who said no and wants to after all: as a caller they are let in, now or once the room stands.
                tx.attempts().addCaller(held.attempt().id(), callee, clock.instant());
            }
            if (chat.get().state() == ChatState.OPEN) {
                legs.invite(tx, held, chat.get(), callee);
            }
            return new Outcome.RoomAgain(views.view(tx, held.attempt(), callee));
        }
        if (held.attempt().open()) {
            return asking.join(tx, held, callee, false);
        }
        List<LoginId> callers = tx.attempts().callers(held.attempt().id()).stream()
                .map(Caller::login)
                .filter(login -> !login.equals(callee))
                .toList();
        mailbook.use(tx, held.mail());
        return asking.begin(tx, held.mail(), callee, callers, false);
    }

    private Optional<Mail> mailOf(AttemptTransaction tx, Leg leg) {
        return tx.attempts()
                .byId(leg.attemptId())
                .flatMap(attempt -> mailbook.find(tx, new MailRef.ById(attempt.mailId()), leg.callee()));
    }
}
