package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.apache.james.core.healthcheck.Result;
import org.chmail.mailets.bridge.Bridges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class BridgeHealthCheckTest {
    private final PlayedBridge bridge = PlayedBridge.start();
    private final Bridges bridges = new Bridges();
    private final BridgeHealthCheck check = new BridgeHealthCheck(bridges);

    @AfterEach
    void close() {
        bridge.close();
    }

    private Result result() {
        return Mono.from(check.check()).block(Duration.ofSeconds(20));
    }

    private void use() {
        bridges.client(URI.create(bridge.url()), "t", Duration.ofMillis(300));
    }

    @Test
    void resultShouldBeHealthyWhenNoMailetUsesABridge() {
        assertThat(result().isHealthy()).isTrue();
        assertThat(result().getComponentName().getName()).isEqualTo("CHmail bridge");
    }

    @Test
    void resultShouldBeHealthyWhenTheBridgeAnswers() {
        use();
        use();

        assertThat(result().isHealthy()).isTrue();
    }

    @Test
    void resultShouldBeDegradedAndSayOnceWhyWhenTheBridgeIsDown() {
        use();
        use();
        bridge.close();

        assertThat(result().isDegraded()).isTrue();
        assertThat(result().getCause())
                .hasValueSatisfying(
                        why -> assertThat(why).containsOnlyOnce(bridge.url()).contains("Mail flows on"));
    }

    @Test
    void publisherShouldKeepToReactiveStreamsWhenSubscribedOddly() {
        assertThat(Flux.from(check.check()).collectList().block(Duration.ofSeconds(20)))
                .hasSize(1);
        assertThatThrownBy(() -> Mono.fromDirect(requesting(0)).block(Duration.ofSeconds(20)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The check, asked for {@code n} results instead of what its subscriber asks for. */
    private org.reactivestreams.Publisher<Result> requesting(long n) {
        return subscriber -> check.check().subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscriber.onSubscribe(new Subscription() {
                    @Override
                    public void request(long ignored) {
                        subscription.request(n);
                    }

                    @Override
                    public void cancel() {
                        subscription.cancel();
                    }
                });
            }

            @Override
            public void onNext(Result result) {
                subscriber.onNext(result);
            }

            @Override
            public void onError(Throwable e) {
                subscriber.onError(e);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
