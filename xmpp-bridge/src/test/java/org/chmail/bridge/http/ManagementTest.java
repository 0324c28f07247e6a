package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.http.ProblemAssert.assertProblem;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagementTest {

    private World world;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        world = new World(folder);
    }

    @AfterEach
    void tearDown() {
        world.close();
    }

    @Test
    void bridgeShouldBeLiveWhileItServes() throws Exception {
        HttpResponse<String> response = get("/health/live");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void bridgeShouldBeReadyWhenAllPartsAreWell() throws Exception {
        HttpResponse<String> response = get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"database\":{\"ok\":true,\"says\":\"fine\"},\"xmpp\":{\"ok\":true,\"says\":\"fine\"},"
                                + "\"watch\":{\"ok\":true,\"says\":\"fine\"},\"mail\":{\"ok\":true,\"says\":\"fine\"},\"registration\":{\"ok\":true,\"says\":\"fine\"}}");
    }

    @Test
    void bridgeShouldNotBeReadyWhenAPartIsNotWell() throws Exception {
        world.health.put("xmpp", new PartHealth(false, "not connected to 127.0.0.1:5222"));

        HttpResponse<String> response = get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body())
                .contains("\"xmpp\":{\"ok\":false,\"says\":\"not connected to 127.0.0.1:5222\"}")
                .contains("\"database\":{\"ok\":true");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void bridgeShouldBeReadyWhenAPartIsNotWellThatItCanDoWithout() throws Exception {
        world.health.put("mail", PartHealth.bearable(false, "letters wait: 127.0.0.1:25 does not answer"));

        HttpResponse<String> response = get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"mail\":{\"ok\":false,\"says\":\"letters wait: 127.0.0.1:25 does not answer\"}");
    }

    @Test
    void partShouldNotBeWellWhenItFailsOrDoesNotAnswer() {
        CountDownLatch never = new CountDownLatch(1);
        Health health = new Health(
                Map.of(
                        "fails",
                        () -> {
                            throw new IllegalStateException("disk full");
                        },
                        "hangs",
                        () -> {
                            await(never);
                            return new PartHealth(true, "");
                        }),
                Duration.ofSeconds(1));

        Map<String, PartHealth> found = health.look();
        never.countDown();

        assertThat(found.get("fails").ok()).isFalse();
        assertThat(found.get("fails").says()).contains("disk full");
        assertThat(found.get("hangs")).isEqualTo(new PartHealth(false, "did not answer within 1 s"));
    }

    @Test
    void metricsShouldCountWhatBecameOfMails() throws Exception {
        world.stamped("<1@example.org>");
        world.post("/mails", World.mail("<2@example.org>").replace("\"author\": \"alice", "\"author\": \"bob"));
        world.post("/deliveries", """
                {"loginId": "alice@example.org", "host": "example.org", "port": 1024, "author": "alice@example.org",
                 "messageId": "<1@example.org>", "recipients": []}
                """);
        world.outboxWaiting.set(7);

        // A request is counted once its answer has gone out.
        Awaitility.await().untilAsserted(() -> {
            HttpResponse<String> response = get("/metrics");

            assertThat(response.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(response.body())
                    .contains("chmail_stamps_total{outcome=\"stamped\"} 1.0")
                    .contains("chmail_stamps_total{outcome=\"not-bound\"} 1.0")
                    .contains("chmail_stamps_total{outcome=\"no-free-port\"} 0.0")
                    .contains("chmail_deliveries_total{verdict=\"forged\"} 1.0")
                    .contains("chmail_deliveries_total{verdict=\"true\"} 0.0")
                    .contains("chmail_outbox_waiting 7.0")
                    .contains("jvm_memory_used_bytes")
                    .contains(
                            "chmail_http_requests_seconds_count{listener=\"api\",method=\"POST\",path=\"/api/v1/mails\","
                                    + "status=\"200\"} 1");
        });
    }

    @Test
    void metricsShouldNotGrowWithWhatStrangersAskFor() throws Exception {
        for (int i = 0; i < 5; i++) {
            world.send(HttpRequest.newBuilder(world.page("/nothing/" + i)));
            world.send(HttpRequest.newBuilder(world.page("/c/abc" + i)));
        }

        String metrics = get("/metrics").body();

        assertThat(metrics).doesNotContain("/nothing", "abc1");
        assertThat(metrics).contains("path=\"/c/{token}\",status=\"404\"} 5").contains("path=\"-\",status=\"404\"} 5");
    }

    @Test
    void unknownPathShouldBeNotFound() throws Exception {
        assertProblem(get("/health"), 404, "not-found");
        assertProblem(get("/api/v1/openapi.json"), 404, "not-found");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return world.send(HttpRequest.newBuilder(world.management(path)));
    }
}
