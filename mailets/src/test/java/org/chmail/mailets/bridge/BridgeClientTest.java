package org.chmail.mailets.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.chmail.mailets.PlayedBridge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeClientTest {
    private static final Duration BUDGET = Duration.ofMillis(300);

    private final PlayedBridge played = PlayedBridge.start();
    private final AtomicLong now = new AtomicLong();
    private final Bridges bridges = new Bridges(now::get);
    private final BridgeClient client = bridges.client(URI.create(played.url()), "sesame", Duration.ofSeconds(10));

    @AfterEach
    void close() {
        played.close();
    }

    private static Submission submission() {
        return new Submission("alice@example.org", "alice@example.org", "<1@example.org>")
                .subject("Lunch?")
                .recipients(List.of("bob@example.org"), List.of())
                .clientAddress(Optional.of("192.0.2.7"))
                .stampOn();
    }

    private static Outcome<Identity> stamp(BridgeClient client) {
        return client.stamp(submission(), client.begin());
    }

    private BridgeClient withBudget(Duration budget) {
        return bridges.client(URI.create(played.url()), "sesame", budget);
    }

    @Test
    void stampShouldSendWhatTheProtocolSaysWhenCalled() {
        Identity identity = stamp(client).value().orElseThrow();

        assertThat(identity.port()).isEqualTo(40000);
        assertThat(played.calls()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/mails");
            assertThat(call.authorization()).isEqualTo("Bearer sesame");
            assertThat(call.body().toString())
                    .isEqualTo("{\"authenticatedUser\":\"alice@example.org\",\"author\":\"alice@example.org\","
                            + "\"messageId\":\"<1@example.org>\",\"subject\":\"Lunch?\",\"to\":[\"bob@example.org\"],"
                            + "\"cc\":[],\"clientAddress\":\"192.0.2.7\",\"stamp\":\"on\"}");
        });
    }

    @Test
    void namesShouldBeSentWhenThereAreAnyAndNotMakeTheRequestTooLong() {
        List<String> bob = List.of("bob@example.org");
        client.stamp(submission().names(Map.of("bob@example.org", "Bob \"B\" 밥")), client.begin());
        String longName = "x".repeat(256 * 1024);
        Outcome<Identity> outcome = client.stamp(submission().names(Map.of(bob.get(0), longName)), client.begin());

        assertThat(played.calls().get(0).body().get("names").toString())
                .isEqualTo("{\"bob@example.org\":\"Bob \\\"B\\\" 밥\"}");
        assertThat(played.calls().get(1).body().has("names")).isFalse();
        assertThat(outcome.value()).isPresent();
    }

    @Test
    void verdictShouldBeTrueOnlyWhenThePortIsThatMails() {
        Identity identity = stamp(client).value().orElseThrow();
        List<String> bob = List.of("bob@example.org");

        assertThat(client.isTrue(new Delivery(identity, "alice@example.org", "<1@example.org>", bob), client.begin())
                        .value())
                .hasValue(true);
        assertThat(client.isTrue(new Delivery(identity, "alice@example.org", "<2@example.org>", bob), client.begin())
                        .value())
                .hasValue(false);
    }

    @ParameterizedTest
    @CsvSource({
        "401,unauthorized,UNAUTHORIZED",
        "403,insufficient-scope,INSUFFICIENT_SCOPE",
        "400,bad-request,BAD_REQUEST",
        "413,too-large,TOO_LARGE",
        "403,not-bound,NOT_BOUND",
        "403,stamp-off,STAMP_OFF",
        "409,other-recipients,OTHER_RECIPIENTS",
        "503,no-free-port,NO_FREE_PORT",
        "503,not-stamping,NOT_STAMPING",
        "418,something-new,REFUSED"
    })
    void refusalShouldBeNamedAndTheNextCallMadeWhenTheBridgeRefuses(int status, String code, Trouble trouble) {
        played.refuses(status, code);

        assertThat(stamp(client).trouble()).isEqualTo(trouble);
        played.answersAsProtocol();
        assertThat(stamp(client).value()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"loginId\":1}", "{\"verdict\":\"maybe\"}", "{\"a\":1}{"})
    void bridgeShouldCountAsSilentWhenItsAnswerIsNoneOfABridge(String answer) {
        played.answers(200, answer);

        assertThat(stamp(client).trouble()).isEqualTo(Trouble.BRIDGE_SILENT);
        assertThat(stamp(client).trouble()).isEqualTo(Trouble.BRIDGE_DOWN);
        assertThat(played.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500,oops", "502,<html>", "404,{}", "204,''", "302,{}"})
    void bridgeShouldCountAsSilentWhenSomethingElseAnswers(int status, String answer) {
        played.answers(status, answer);

        assertThat(stamp(client).trouble()).isEqualTo(Trouble.BRIDGE_SILENT);
        assertThat(client.diagnose().join()).isPresent();
    }

    @Test
    void callShouldEndWithinTheBudgetWhenTheBridgeStalls() {
        played.stalls();

        assertThat(seconds(() -> assertThat(stamp(withBudget(BUDGET)).trouble()).isEqualTo(Trouble.BRIDGE_SILENT)))
                .isLessThan(5);
    }

    @Test
    void callShouldEndWithinTheBudgetWhenTheAnswerNeverEnds() {
        played.answersWithoutEnd();

        assertThat(seconds(() -> assertThat(stamp(withBudget(BUDGET)).trouble()).isEqualTo(Trouble.BRIDGE_SILENT)))
                .isLessThan(5);
    }

    @Test
    void onlyOneBudgetShouldBeLostPerWindowWhenTheBridgeStalls() {
        played.stalls();
        BridgeClient shortOfTime = withBudget(BUDGET);

        double lost = seconds(() -> {
            for (int i = 0; i < 100; i++) {
                stamp(shortOfTime);
            }
        });

        assertThat(lost).isLessThan(5); // not 100 budgets, which are 30
        assertThat(played.calls()).hasSize(1);
        now.addAndGet(Bridges.WINDOW.toNanos());
        stamp(shortOfTime);
        stamp(shortOfTime);
        assertThat(played.calls()).hasSize(2);
    }

    @Test
    void breakerShouldBeSharedWhenTwoMailetsUseOneBridge() {
        played.answers(200, "nonsense");
        stamp(client);

        assertThat(stamp(withBudget(BUDGET)).trouble()).isEqualTo(Trouble.BRIDGE_DOWN);
    }

    @Test
    void stampShouldSucceedAgainWhenTheBridgeCameBack() {
        played.answers(200, "nonsense");
        stamp(client);
        played.answersAsProtocol();
        now.addAndGet(Bridges.WINDOW.toNanos());

        assertThat(stamp(client).value()).isPresent();
        assertThat(client.diagnose().join()).isEmpty();
    }

    @Test
    void bridgeShouldCountAsSilentWhenNothingListens() {
        played.close();

        assertThat(stamp(client).trouble()).isEqualTo(Trouble.BRIDGE_SILENT);
        assertThat(client.diagnose().join())
                .hasValueSatisfying(why -> assertThat(why).contains("ConnectException"));
    }

    @Test
    void diagnoseShouldNameTheRefusalUntilACallSucceedsWhenTheTokenIsWrong() {
        played.refuses(401, "unauthorized");
        stamp(client);
        assertThat(client.diagnose().join()).hasValue("unauthorized (401): because");

        played.answersAsProtocol();
        stamp(client);
        assertThat(client.diagnose().join()).isEmpty();
    }

    @Test
    void nothingShouldBeSentWhenTheRequestIsTooLarge() {
        Submission large = new Submission("a@b", "a@b", "<1@b>").subject("ü".repeat(140_000));

        assertThat(client.stamp(large, client.begin()).trouble()).isEqualTo(Trouble.TOO_LARGE);
        assertThat(played.calls()).isEmpty();
    }

    @Test
    void callShouldBeMadeAgainWhenTheKeptConnectionTurnsOutToBeClosed() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> closeFirstPostAndAnswerTheSecond(server, connections));

            BridgeClient there = bridges.client(
                    URI.create("http://127.0.0.1:" + server.getLocalPort() + "/api/v1"), "t", Duration.ofSeconds(10));

            assertThat(stamp(there).value()).isPresent();
            assertThat(connections).hasValueGreaterThan(1);
        }
    }

    private static void closeFirstPostAndAnswerTheSecond(ServerSocket server, AtomicInteger connections) {
        boolean isClosed = false;
        while (true) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                String request = readHead(socket);
                if (request.startsWith("POST") && !isClosed) {
                    isClosed = true; // before the first byte of an answer
                    continue;
                }
                String body = "{\"loginId\":\"a@b\",\"host\":\"b\",\"port\":4000,\"chatUrl\":\"https://b/c/x\"}";
                OutputStream out = socket.getOutputStream();
                out.write(
                        ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static String readHead(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        if (head.indexOf("Content-length: ") >= 0 || head.indexOf("Content-Length: ") >= 0) {
            String lower = head.toString().toLowerCase(Locale.ROOT);
            int at = lower.indexOf("content-length: ") + "content-length: ".length();
            socket.getInputStream().readNBytes(Integer.parseInt(lower.substring(at, lower.indexOf('\r', at))));
        }
        return head.toString();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
