package org.chmail.it.durability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.Draft;
import org.chmail.it.client.Identity;

/**
 * One mail, and what people do about it. Like people, they say again what was not answered. What is decided by chance hangs
 * on the story's seed alone.
 */
final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int TRIES = 50;
    private static final int BY_SMTP = 25;

    private final int number;
    private final Random random;
    private final Ledger ledger;
    private final Lines lines;
    private final Actor author;
    private final List<Actor> to = new ArrayList<>();
    private final List<Actor> cc = new ArrayList<>();

    Story(int number, long seed, List<Actor> cast, Ledger ledger, Lines lines) {
        this.number = number;
        this.random = new Random(seed);
        this.ledger = ledger;
        this.lines = lines;
        List<Actor> people = new ArrayList<>(cast);
        Collections.shuffle(people, random);
        this.author = people.getFirst();
        to.add(people.get(1));
        if (random.nextInt(3) == 0) {
            to.add(people.get(2));
        }
        if (random.nextInt(3) == 0) {
            cc.add(people.get(3));
        }
    }

    void play() throws InterruptedException {
        if (random.nextInt(BY_SMTP) == 0) {
            bySmtp();
            return;
        }
        Envelope mail =
                envelope("<story-" + number + "-" + Integer.toHexString(random.nextInt()) + "@durable.example>");
        goOn(mail, lines.stamp(mail));
    }

    /** If the bridge was down it did not stamp it; then the mail has arrived all the same. */
    private void bySmtp() throws InterruptedException {
        Draft draft = author.person().mail().writes().subject("Story " + number);
        to.forEach(person -> draft.to(person.address()));
        cc.forEach(person -> draft.cc(person.address()));
        ledger.made(draft.messageId(), author.address(), StepKind.MAIL);
        draft.send();
        ArrivedMail arrived = to.getFirst().person().mail().receivesByImap(draft.messageId());
        Optional<Identity> identity = arrived.identity();
        if (identity.isPresent()) {
            ledger.acknowledged(
                    draft.messageId(),
                    author.address(),
                    StepKind.MAIL,
                    Answer.DONE,
                    identity.get().handle());
            goOn(envelope(draft.messageId()), identity.get());
        }
    }

    private Envelope envelope(String messageId) {
        return new Envelope(
                messageId,
                author.address(),
                "Story " + number,
                to.stream().map(Actor::address).toList(),
                cc.stream().map(Actor::address).toList());
    }

    private void goOn(Envelope mail, Identity identity) throws InterruptedException {
        boolean receiverCalls = random.nextInt(10) < 7;
        Actor caller = receiverCalls ? to.getFirst() : author;
        List<Actor> callees = receiverCalls ? List.of(author) : to;
        String attempt = null;
        if (random.nextInt(10) < 3) {
            attempt = lines.ask(mail, identity, caller.address());
        } else {
            says(mail, caller, StepKind.ASK, identity.chatWords());
        }
        if (receiverCalls && to.size() > 1 && random.nextBoolean()) {
            says(mail, to.get(1), StepKind.ASK, identity.chatWords());
        }
        end(Ending.any(random), mail, identity, caller, callees, attempt);
    }

    private void end(Ending ending, Envelope mail, Identity identity, Actor caller, List<Actor> callees, String attempt)
            throws InterruptedException {
        switch (ending) {
            case ACCEPT -> each(callees, mail, StepKind.ACCEPT, "accept " + identity.handle());
            case DECLINE -> each(callees, mail, StepKind.DECLINE, "decline " + identity.handle());
            case CALL_BACK -> {
                each(callees, mail, StepKind.DECLINE, "decline " + identity.handle());
                says(mail, callees.getFirst(), StepKind.ACCEPT, "accept " + identity.handle());
            }
            case LATER -> {
                each(callees, mail, StepKind.LATER, "later " + identity.handle() + " 1m");
                each(callees, mail, StepKind.ACCEPT, "accept " + identity.handle());
            }
            case CANCEL -> says(mail, caller, StepKind.CANCEL, "cancel " + identity.handle());
            case CANCEL_API -> {
                if (attempt == null) {
                    says(mail, caller, StepKind.CANCEL, "cancel " + identity.handle());
                } else {
                    lines.cancel(mail.messageId(), attempt);
                }
            }
            case SILENCE -> {}
        }
    }

    private void each(List<Actor> people, Envelope mail, StepKind kind, String words) throws InterruptedException {
        for (Actor person : people) {
            says(mail, person, kind, words);
        }
    }

    private void says(Envelope mail, Actor who, StepKind kind, String words) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            Optional<Answer> answer = who.says(mail.messageId(), kind, words, PATIENCE);
            if (answer.isPresent() && answer.get() != Answer.FAILED) {
                return;
            }
        }
        throw new AssertionError("%s said %s %d times about %s and was not answered"
                .formatted(who.address(), kind, TRIES, mail.messageId()));
    }
}
