package org.chmail.it.durability;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.chmail.it.Person;
import org.chmail.it.client.ChatUser;
import org.chmail.it.client.Heard;

/**
 * One of the users: says things to the bridge and writes down each answer, whenever it comes, and all else that the bridge
 * says. Whoever says something is on until it is answered.
 */
final class Actor implements AutoCloseable {

    private record Asked(String mail, StepKind kind, CompletableFuture<Answer> answer) {}

    private final Person person;
    private final String bridge;
    private final Ledger ledger;
    private final ChatUser chat;
    private final AtomicInteger threads = new AtomicInteger();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final List<Heard> told = new CopyOnWriteArrayList<>();

    /** Read by who waits for an answer, written by who changes the presence. */
    private final ReadWriteLock presence = new ReentrantReadWriteLock();

    // Guarded by presence.
    private boolean on;
    private boolean everQuiet;

    Actor(Person person, String bridge, Ledger ledger) {
        this.person = person;
        this.bridge = bridge;
        this.ledger = ledger;
        this.chat = person.logsIn("desk").listens(this::hear);
    }

    Person person() {
        return person;
    }

    String address() {
        return person.address();
    }

    /** Whether this one ever asked not to be disturbed. */
    boolean everQuiet() {
        presence.readLock().lock();
        try {
            return everQuiet;
        } finally {
            presence.readLock().unlock();
        }
    }

    /** What the bridge told, but for answers. */
    List<Heard> told() {
        return List.copyOf(told);
    }

    /** Says something once and waits for the answer; empty if none came in time. */
    Optional<Answer> says(String mail, StepKind kind, String words, Duration patience) throws InterruptedException {
        comesOnToTalk();
        try {
            String thread = "step-" + threads.incrementAndGet();
            Asked step = new Asked(mail, kind, new CompletableFuture<>());
            asked.put(thread, step);
            ledger.made(mail, address(), kind);
            chat.says(bridge, words, thread);
            return Optional.of(step.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            presence.readLock().unlock();
        }
    }

    /** Comes on if off. */
    void comesOn() {
        presence.writeLock().lock();
        try {
            if (!on) {
                chat.comesOn();
                on = true;
            }
        } finally {
            presence.writeLock().unlock();
        }
    }

    /** Goes off and comes on: whatever the server still keeps is told then. */
    void comesOnAnew() {
        withdraws(false);
        comesOn();
    }

    /** Goes off or is not to be disturbed, unless an answer is awaited. */
    void withdraws(boolean quiet) {
        if (presence.writeLock().tryLock()) {
            try {
                if (quiet) {
                    chat.turnsQuiet();
                    everQuiet = true;
                } else {
                    chat.goesOff();
                }
                on = false;
            } finally {
                presence.writeLock().unlock();
            }
        }
    }

    @Override
    public void close() {
        chat.close();
    }

    private void comesOnToTalk() {
        presence.readLock().lock();
        while (!on) {
            presence.readLock().unlock();
            comesOn();
            presence.readLock().lock();
        }
    }

    private void hear(Heard message) {
        if (!message.fromBare().equals(bridge)) {
            return;
        }
        Asked step = asked.get(message.thread());
        if (step == null) {
            told.add(message);
            return;
        }
        Answer answer = Answer.of(message.body());
        ledger.acknowledged(step.mail(), address(), step.kind(), answer, message.body());
        step.answer().complete(answer);
    }
}
