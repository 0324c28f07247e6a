package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.chmail.it.Person;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.server.NginxServer;
import org.chmail.it.server.Ports;
import org.chmail.it.world.AlarmMails;
import org.chmail.it.world.EventStream;
import org.chmail.it.world.HandedOver;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** nginx with the sample of ours stands before the bridge, with TLS, as on the server of an admin who copied it. */
@WithBrowsers
@InWorld
class ReverseProxyIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static NginxServer nginx;
    private static RestoredBridge behind;

    @BeforeAll
    static void standsBeforeTheBridge(Scene scene) {
        nginx = before(scene, scene.stack().bridge().settings().publicPort(), "nginx");
        behind = scene.bridgeWith("http.public.url=" + nginx.url());
    }

    @AfterAll
    static void isAsBefore() {
        nginx.close();
        behind.close();
    }

    @Test
    void linkInAMailShouldOpenWithTlsAndHttp2(Scene scene, Browsers browsers) throws Exception {
        Identity mail = scene.mailed(scene.person("alice"), scene.person("bob"));

        browsers.at(nginx.url()).opens(mail.chatUrl()).seesButton("Send me a code");
        String path = URI.create(mail.chatUrl()).getPath();
        HttpResponse<String> page = get(nginx.client(), nginx.at(path));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        HttpResponse<String> plain = get(nginx.client(), nginx.plainlyAt(path));
        assertThat(plain.statusCode()).isEqualTo(301);
        assertThat(plain.headers().firstValue("Location")).hasValue("https://127.0.0.1" + path);
    }

    @Test
    void formShouldBeAnsweredThroughIt(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        URI link = AlarmMails.link(AlarmMails.theOnlyOneOf(alice));

        browsers.at(nginx.url()).opens(link).presses("Accept").sees("The chat is open.");
        bobChats.isInvited();
        String token = link.getPath().substring("/a/".length());
        assertThat(nginx.logs()).contains("\"POST /a/... HTTP/2.0\" 303").doesNotContain(token);
    }

    @Test
    void nothingButThePublicPagesShouldBeReached() throws Exception {
        for (String path : new String[] {"/api/v1/openapi.json", "/health/ready", "/health/live", "/metrics"}) {
            assertThat(get(nginx.client(), nginx.at(path)).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void eventsShouldPassAtOnce(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        String id =
                scene.api().beginAttempt(mail, bob.address()).body().path("id").asText();
        // The streams of the API are none that should be public: here they are for what the sample does with any.
        try (NginxServer beforeApi =
                        before(scene, scene.stack().bridge().settings().apiPort(), "nginx-streams");
                EventStream stream = EventStream.open(
                        beforeApi.client(),
                        beforeApi.at("/api/v1/attempts/" + id),
                        "Authorization",
                        "Bearer " + scene.stack().apiToken())) {
            stream.hears("event: leg", AT_ONCE);
            aliceChats.isRungFor(mail);
            aliceChats.accepts(mail).isInvited();
            stream.hears("event: chat", AT_ONCE);
        }
    }

    @Test
    void noLogShouldHoldATokenAlsoWhenTheBridgeIsAway(Scene scene) throws Exception {
        String token = "k3vq".repeat(8);
        try (NginxServer beforeNobody = before(scene, Ports.free(), "nginx-away")) {
            for (String path :
                    new String[] {"/c/" + token, "/a/" + token + "/x?y=" + token, "/" + token, "//" + token}) {
                HttpResponse<String> answer = beforeNobody
                        .client()
                        .send(
                                HttpRequest.newBuilder(beforeNobody.at(path))
                                        .header("Referer", "https://mail.example/" + token)
                                        .build(),
                                BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(502);
                get(beforeNobody.client(), beforeNobody.plainlyAt(path));
            }
            assertThat(beforeNobody.logs()).contains("\"GET /c/... HTTP/2.0\" 502", "\"GET /a/... HTTP/1.1\" 301");
            assertThat(beforeNobody.logs()).doesNotContain(token);
        }
    }

    @Test
    void clientShouldBeWhoConnectedWhateverItClaims(Scene scene) throws Exception {
        try (HandedOver upstream = new HandedOver();
                NginxServer beforeIt = before(scene, upstream.port(), "nginx-claims")) {
            HttpRequest claims = HttpRequest.newBuilder(beforeIt.at("/"))
                    .header("X-Forwarded-For", "203.0.113.7")
                    .header("Forwarded", "for=203.0.113.7")
                    .build();

            assertThat(beforeIt.client().send(claims, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
            var header = upstream.next();
            assertThat(header.get("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(header.get("X-Forwarded-Proto")).containsExactly("https");
            assertThat(header).doesNotContainKey("Forwarded");
        }
    }

    @Test
    void requestShouldBeRefusedWhenItIsLongerThanTheBridgeTakes(Scene scene) throws Exception {
        try (HandedOver upstream = new HandedOver();
                NginxServer beforeIt = before(scene, upstream.port(), "nginx-sizes")) {
            assertThat(post(beforeIt, 128 * 1024)).isEqualTo(204);
            upstream.next();
            assertThat(post(beforeIt, 128 * 1024 + 1)).isEqualTo(413);
            assertThat(upstream.isEmpty()).isTrue();
        }
    }

    private static NginxServer before(Scene scene, int port, String folder) {
        return NginxServer.start(
                scene.stack().settings().artifacts(), scene.folder().resolve(folder), port);
    }

    private static HttpResponse<String> get(HttpClient client, URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static int post(NginxServer server, int size) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.at("/"))
                .POST(BodyPublishers.ofByteArray(new byte[size]))
                .build();
        return server.client().send(request, BodyHandlers.discarding()).statusCode();
    }
}
