package org.chmail.mailets;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.chmail.mailets.bridge.BridgeClient;
import org.chmail.mailets.bridge.Bridges;
import org.reactivestreams.Publisher;

/**
 * James' health check {@code CHmail bridge}: degraded while a bridge that a mailet uses does not answer or refuses, for mail flows on
 * unstamped then. Registered in {@code conf/healthcheck.properties}:
 *
 * <pre>additional.healthchecks=org.chmail.mailets.BridgeHealthCheck</pre>
 */
public final class BridgeHealthCheck implements HealthCheck {
    private static final ComponentName NAME = new ComponentName("CHmail bridge");

    private final Bridges bridges;

    /** Called by James. */
    @Inject
    public BridgeHealthCheck(Bridges bridges) {
        this.bridges = bridges;
    }

    @Override
    public ComponentName componentName() {
        return NAME;
    }

    @Override
    public Publisher<Result> check() {
        List<CompletableFuture<Optional<String>>> troubles =
                bridges.clients().stream().map(BridgeHealthCheck::trouble).collect(Collectors.toList());
        return new FuturePublisher<>(CompletableFuture.allOf(troubles.toArray(new CompletableFuture<?>[0]))
                .thenApply(all -> result(troubles)));
    }

    private static CompletableFuture<Optional<String>> trouble(BridgeClient client) {
        return client.diagnose().thenApply(trouble -> trouble.map(why -> client.base() + ": " + why));
    }

    private static Result result(List<CompletableFuture<Optional<String>>> troubles) {
        String cause = troubles.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining("; "));
        return cause.isEmpty()
                ? Result.healthy(NAME)
                : Result.degraded(
                        NAME, cause + ". Mail flows on unstamped; see whether chmail-bridge runs and its log");
    }
}
