package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AttemptStreamsTest {

    private static final String RINGING =
            "event: leg|data: {\"callee\":\"alice@example.org\",\"state\":\"RINGING\",\"ring\":1}|";
    private static final String END = "(end)";

    private World world;
    private int port;
    private String id;

    @BeforeEach
    void setUp(@TempDir Path folder) throws Exception {
        World.Options options = new World.Options();
        options.keepAlive = Duration.ofSeconds(1);
        world = new World(folder, options);
        port = world.stamped("<1@example.org>");
        id = world.asked(port);
    }

    @AfterEach
    void tearDown() {
        world.close();
    }

    @Test
    void streamShouldTellPresentStateThenChangesThenEnd() throws Exception {
        try (Stream stream = open()) {
            assertThat(stream.next()).isEqualTo(RINGING);

            world.services.answering().decline(World.ALICE, new MailRef.ByPort(World.ALICE, port), null);

            assertThat(stream.next())
                    .isEqualTo(
                            "event: leg|data: {\"callee\":\"alice@example.org\",\"state\":\"DECLINED\",\"ring\":0}|");
            assertThat(stream.next()).isEqualTo(END);
        }
        assertThat(metric("chmail_attempt_streams")).isEqualTo("0.0");
    }

    @Test
    void streamShouldTellTheChat() throws Exception {
        try (Stream stream = open()) {
            assertThat(stream.next()).isEqualTo(RINGING);

            world.services.answering().accept(World.ALICE, new MailRef.ByPort(World.ALICE, port), null);

            assertThat(stream.next()).contains("JOINED");
            assertThat(stream.next()).startsWith("event: chat|data: {\"state\":\"OPENING\",\"room\":\"");
            world.commits.write(tx -> {
                Chat chat = tx.chats().byAttempt(id).orElseThrow();
                return tx.chats().update(chat.withState(ChatState.OPEN));
            });
            assertThat(stream.next()).startsWith("event: chat|data: {\"state\":\"OPEN\"");
        }
    }

    @Test
    void streamShouldTellAndEndAtOnceWhenAttemptHasEnded() throws Exception {
        world.services.withdrawing().withdrawFrom(id, null);

        try (Stream stream = open()) {
            assertThat(stream.next()).contains("CANCELLED");
            assertThat(stream.next()).isEqualTo(END);
        }
    }

    @Test
    void streamShouldShowLifeWhenNothingChanges() throws Exception {
        try (Stream stream = open()) {
            assertThat(stream.next()).isEqualTo(RINGING);
            assertThat(stream.nextOrComment()).startsWith(": ");
            assertThat(stream.nextOrComment()).startsWith(": ");
        }
    }

    @Test
    void streamShouldEndWhenClientHasGone() throws Exception {
        Stream stream = open();
        assertThat(stream.next()).isEqualTo(RINGING);
        assertThat(metric("chmail_attempt_streams")).isEqualTo("1.0");

        stream.close();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(metric("chmail_attempt_streams")).isEqualTo("0.0"));
    }

    @Test
    void streamShouldEndWhenBridgeStops() throws Exception {
        try (Stream stream = open()) {
            assertThat(stream.next()).isEqualTo(RINGING);

            world.edge.close();

            assertThat(stream.next()).isEqualTo(END);
        }
    }

    @Test
    void streamOfUnknownAttemptShouldBeNotFound() throws Exception {
        ProblemAssert.assertProblem(
                world.send(world.request("/attempts/" + UUID.randomUUID()).header("Accept", "text/event-stream")),
                404,
                "not-found");
    }

    private String metric(String name) throws Exception {
        return world.send(java.net.http.HttpRequest.newBuilder(world.management("/metrics")))
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private Stream open() throws Exception {
        HttpResponse<InputStream> response = world.client()
                .send(
                        world.request("/attempts/" + id)
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        return new Stream(response.body());
    }

    /** Events as they come, each as one line. */
    private static final class Stream implements AutoCloseable {

        private final InputStream in;
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        Stream(InputStream in) {
            this.in = in;
            Thread.ofVirtual().start(this::read);
        }

        String next() throws InterruptedException {
            String next = nextOrComment();
            return next.startsWith(":") ? next() : next;
        }

        String nextOrComment() throws InterruptedException {
            String next = events.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("an event within 20 s").isNotNull();
            return next;
        }

        private void read() {
            try {
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                StringBuilder event = new StringBuilder();
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (line.isEmpty()) {
                        events.add(event.toString());
                        event.setLength(0);
                    } else {
                        event.append(line).append('|');
                    }
                }
                events.add(END);
            } catch (IOException e) {
                events.add(e.toString());
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
