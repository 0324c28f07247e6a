package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritePagesTest {

    private static final String COOKIE = "a".repeat(40);
    private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([0-9a-f-]{36})\"");

    @TempDir
    private Path folder;

    private World world;
    private SignedInBrowser alice;

    @BeforeEach
    void aliceIsSignedIn() {
        begin(true);
    }

    private void begin(boolean writes) {
        World.Options options = new World.Options();
        options.writes = writes;
        world = new World(folder, options);
        alice = SignedInBrowser.of(world, World.ALICE, COOKIE, "here");
    }

    @AfterEach
    void tearDown() {
        world.close();
    }

    private String id() throws Exception {
        Matcher id = ID.matcher(alice.get("/me/write").body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static String form(String id, String to, String subject) {
        return "id=%s&to=%s&cc=&subject=%s&text=At+noon%%3F".formatted(id, encoded(to), encoded(subject));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private long waiting() {
        return world.store.<Long>read(tx -> tx.outbox().waiting());
    }

    @Test
    void mailShouldBeOnItsWayOnceWhenItsFormIsSentTwice() throws Exception {
        assertThat(alice.get("/me").body()).contains("href=\"/me/write\"");
        String id = id();

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> sent = alice.post("/me/write", form(id, "bob@example.org", "Lunch?"));
            assertThat(sent.statusCode()).isEqualTo(303);
            assertThat(sent.headers().firstValue("Location")).contains("/me?done=written");
        }

        assertThat(waiting()).isEqualTo(1);
        assertThat(alice.get("/me?done=written").body()).contains("Your mail is on its way.");
    }

    @Test
    void whatWasTypedShouldStayWhenSomethingIsWrong() throws Exception {
        HttpResponse<String> page = alice.post("/me/write", form(id(), "bob@example.org, \"><b>", "Lunch & more"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("is no mail address", "value=\"Lunch &amp; more\"", "At noon?")
                .contains("aria-describedby=\"to-hint wrong\"", "From <bdi>alice@example.org</bdi>")
                .doesNotContain("<b>");
        assertThat(waiting()).isZero();
    }

    @Test
    void strangerShouldBeSentToTheSignIn() throws Exception {
        SignedInBrowser stranger = new SignedInBrowser(world, "b".repeat(40));

        HttpResponse<String> page = stranger.get("/me/write");

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/in");
    }

    @Test
    void postWithoutProofShouldBeRefused() throws Exception {
        assertThat(alice.send("/me/write", form(id(), "bob@example.org", "Lunch?"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(waiting()).isZero();
    }

    @Test
    void formOfNobodysShouldBeRefused() throws Exception {
        assertThat(alice.post("/me/write", form("x", "bob@example.org", "Lunch?"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void pageShouldBeUnknownWhereTheBridgeMayNotWriteForItsUsers() throws Exception {
        world.close();
        begin(false);

        assertThat(alice.get("/me").body()).doesNotContain("/me/write");
        assertThat(alice.get("/me/write").statusCode()).isEqualTo(404);
        assertThat(alice.post("/me/write", form("8f14e45f-ceea-467f-ab5e-8f14e45fceea", "bob@example.org", "Lunch?"))
                        .statusCode())
                .isEqualTo(404);
    }
}
