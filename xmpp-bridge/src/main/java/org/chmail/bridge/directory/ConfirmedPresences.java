package org.chmail.bridge.directory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presences as the watch tells them, confirmed by ping. A login none of whose clients answers counts as off, and its
 * clients are asked again every five minutes, until one answers or the watch tells something new.
 */
public final class ConfirmedPresences implements Presences {

    static final Duration AGAIN = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmedPresences.class);

    private final PresenceBook book;
    private final Pinger pinger;
    private final ScheduledExecutorService scheduler;

    /** @param scheduler wakes it for another look, and must not be blocked */
    public ConfirmedPresences(PresenceBook book, Pinger pinger, ScheduledExecutorService scheduler) {
        this.book = book;
        this.pinger = pinger;
        this.scheduler = scheduler;
    }

    @Override
    public Presence of(LoginId login) {
        return book.of(login);
    }

    @Override
    public CompletionStage<Presence> confirm(LoginId login) {
        if (book.of(login) != Presence.ON) {
            return CompletableFuture.completedFuture(book.of(login));
        }
        List<String> asked = book.resources(login);
        return anyAnswers(login, asked)
                .thenApply(there -> {
                    if (!there && book.silent(login, asked)) {
                        lookAgainLater(login);
                    }
                    return book.of(login);
                })
                .exceptionally(failure -> {
                    LOG.debug("{} could not be asked whether they are there", login, failure);
                    return Presence.UNKNOWN;
                });
    }

    private void lookAgainLater(LoginId login) {
        var unused = scheduler.schedule(() -> lookAgain(login), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAgain(LoginId login) {
        List<String> silent = book.silentResources(login);
        if (silent.isEmpty()) {
            return;
        }
        var unused = anyAnswers(login, silent).whenComplete((there, failure) -> {
            if (failure == null && there) {
                book.heard(login);
            } else {
                lookAgainLater(login);
            }
        });
    }

    /** True with the first answer, false once all are silent, exceptionally if one could not be asked and none answered. */
    private CompletableFuture<Boolean> anyAnswers(LoginId login, List<String> resources) {
        var any = new CompletableFuture<Boolean>();
        // The end waits for what each answer does, not for the answers: else it could be told before one of them.
        CompletableFuture<?>[] each = resources.stream()
                .map(resource -> pinger.answers(login, resource).thenAccept(there -> {
                    if (there) {
                        any.complete(true);
                    }
                }))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new);
        var unused = CompletableFuture.allOf(each).whenComplete((done, failure) -> {
            if (failure == null) {
                any.complete(false);
            } else {
                any.completeExceptionally(failure);
            }
        });
        return any;
    }
}
