package org.chmail.bridge.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is counted and timed, for Prometheus. */
final class Meters implements AutoCloseable {

    private static final String STREAM = "text/event-stream";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final AtomicInteger streams = new AtomicInteger();

    /** @param outboxWaiting how many messages wait to be sent */
    Meters(LongSupplier outboxWaiting) {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
        Gauge.builder("chmail.outbox.waiting", outboxWaiting, LongSupplier::getAsLong)
                .description("messages that wait to be sent")
                .strongReference(true)
                .register(registry);
        Gauge.builder("chmail.attempt.streams", streams, AtomicInteger::get)
                .description("clients that follow an attempt")
                .register(registry);
        for (String outcome : MailCalls.STAMP_OUTCOMES) {
            stamps(outcome);
        }
        for (String verdict : MailCalls.VERDICTS) {
            deliveries(verdict);
        }
    }

    void stamp(String outcome) {
        stamps(outcome).increment();
    }

    void delivery(String verdict) {
        deliveries(verdict).increment();
    }

    void streamBegan() {
        streams.incrementAndGet();
    }

    void streamEnded() {
        streams.decrementAndGet();
    }

    /** Times a request; a stream is none, for it lasts as long as its attempt. */
    void served(String listener, Context ctx, float millis) {
        String type = ctx.res().getContentType();
        if (type != null && type.startsWith(STREAM)) {
            return;
        }
        @Nullable Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        Timer.builder("chmail.http.requests")
                .description("answered requests")
                .tag("listener", listener)
                .tag("method", endpoint == null ? "-" : ctx.method().name())
                .tag("path", endpoint == null ? "-" : endpoint.path)
                .tag("status", Integer.toString(ctx.statusCode()))
                .register(registry)
                .record(Duration.ofNanos((long) (millis * 1_000_000)));
    }

    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }

    private Counter stamps(String outcome) {
        return Counter.builder("chmail.stamps")
                .description("mails that asked for a stamp, by what became of it")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter deliveries(String verdict) {
        return Counter.builder("chmail.deliveries")
                .description("arriving mails that claim this host, by verdict")
                .tag("verdict", verdict)
                .register(registry);
    }
}
