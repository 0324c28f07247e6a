package org.chmail.it.durability;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.chmail.it.client.Identity;
import org.chmail.it.world.Api;

/** The API as a stubborn client calls it: again and again until it is answered. */
final class Lines {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(150);

    /** Not found, and conflict: asking again would not help. */
    private static final Set<Integer> FINAL = Set.of(404, 409);

    private final Api api;
    private final Ledger ledger;

    Lines(Api api, Ledger ledger) {
        this.api = api;
        this.ledger = ledger;
    }

    /** Stamps a mail as the mailet does. */
    Identity stamp(Envelope mail) {
        Api.Answer answer = call(
                mail.messageId(),
                mail.author(),
                StepKind.STAMP,
                "POST",
                "/mails",
                Map.of(
                        "authenticatedUser", mail.author(),
                        "author", mail.author(),
                        "messageId", mail.messageId(),
                        "subject", mail.subject(),
                        "to", mail.to(),
                        "cc", mail.cc()));
        return new Identity(
                answer.body().path("loginId").asText(),
                answer.body().path("host").asText(),
                answer.body().path("port").asInt(),
                answer.body().path("chatUrl").asText());
    }

    /** Begins an attempt and returns its id. */
    String ask(Envelope mail, Identity identity, String caller) {
        return call(
                        mail.messageId(),
                        caller,
                        StepKind.ASK_API,
                        "POST",
                        "/attempts",
                        Map.of("loginId", identity.loginId(), "port", identity.port(), "caller", caller))
                .body()
                .path("id")
                .asText();
    }

    /** Withdraws all callers. */
    void cancel(String messageId, String attempt) {
        call(messageId, "*", StepKind.CANCEL_API, "DELETE", "/attempts/" + attempt, Map.of());
    }

    private Api.Answer call(String mail, String who, StepKind kind, String method, String path, Map<String, ?> body) {
        return Awaitility.await("%s %s is answered".formatted(method, path))
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .until(() -> once(mail, who, kind, method, path, body), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Api.Answer> once(
            String mail, String who, StepKind kind, String method, String path, Map<String, ?> body) {
        ledger.made(mail, who, kind);
        try {
            Api.Answer answer = api.call(method, path, body);
            boolean done = answer.status() / 100 == 2;
            if (!done && !FINAL.contains(answer.status())) {
                return Optional.empty();
            }
            ledger.acknowledged(
                    mail, who, kind, done ? Answer.DONE : Answer.NOTHING, answer.status() + " " + answer.body());
            return Optional.of(answer);
        } catch (UncheckedIOException e) {
            // The bridge is down: it is asked again.
            return Optional.empty();
        }
    }
}
