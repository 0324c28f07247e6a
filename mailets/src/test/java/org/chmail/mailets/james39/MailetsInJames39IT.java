package org.chmail.mailets.james39;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.apache.mailet.AttributeName;
import org.chmail.mailets.PlayedBridge;
import org.chmail.mailets.RawMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** {@code chmail-mailets.jar} and {@code conf/james/mailetcontainer.xml} in the real mailet container of James 3.9. */
class MailetsInJames39IT extends SampleInJames39 {
    private static final String ALICE = "alice@example.org";
    private static final String HELLO = """
            From: Alice <alice@example.org>\r
            To: bob@example.org\r
            Subject: Lunch?\r
            Message-ID: <1@example.org>\r
            """;
    private static final String CLAIM = """
            CHmail-Login-ID: alice@example.org\r
            CHmail-Host: example.org\r
            CHmail-Port: 40000\r
            CHmail-Chat: <https://chat.example.org/c/token40000>\r
            """;

    private James39 james() throws Exception {
        return James39.start(home, sample, "example.org", Map.of());
    }

    private static byte[] mail(String fields) {
        return (HELLO + fields + "\r\nhi\r\n").getBytes(ISO_8859_1);
    }

    private static String verdict(Delivered mail) {
        return mail.attributes().stream()
                .filter(attribute -> attribute.getName().equals(AttributeName.of("org.chmail.verdict")))
                .map(attribute -> attribute.getValue().value().toString())
                .findFirst()
                .orElse("");
    }

    @Test
    void sampleShouldHaveNoPlaceholderLeftWhenTheDocumentedOnesAreReplaced() {
        assertThat(sample).doesNotContainPattern("@[A-Z_]+@");
    }

    @Test
    void classesShouldComeFromTheJarWhenJamesLoadsThem() throws Exception {
        Class<?> type = james().instance("org.chmail.mailets.StampIdentity").getClass();

        assertThat(type.getClassLoader()).isInstanceOf(URLClassLoader.class);
        assertThat(type.getProtectionDomain().getCodeSource().getLocation().toString())
                .endsWith("extensions-jars/chmail-mailets.jar");
    }

    @Test
    void submittedMailShouldArriveStampedAndFoundTrueWhenDelivered() throws Exception {
        James39 james = james();

        Delivered mail = james.submit(ALICE, "bob@example.org", mail("CHmail-Port: 5000\r\n"))
                .get(0);

        assertThat(mail.by()).isEqualTo("LocalDelivery");
        assertThat(mail.lines("CHmail"))
                .containsExactlyInAnyOrderElementsOf(CLAIM.lines().toList());
        assertThat(mail.lines("Jabber-ID")).containsExactly("Jabber-ID: alice@example.org");
        assertThat(verdict(mail)).isEqualTo("true");
        assertThat(bridge.calls()).extracting(PlayedBridge.Call::path).containsExactly("/mails", "/deliveries");
        assertThat(bridge.calls().get(0).authorization()).isEqualTo("Bearer sesame");
        assertThat(james.metrics().countForPrefixName("chmail."))
                .isEqualTo(Map.of("chmail.stamped", 1, "chmail.verdict.true", 1));
    }

    @Test
    void forgedFieldsShouldBeGoneWhenDelivered() throws Exception {
        James39 james = james();

        Delivered mail = james.arrive("x@example.net", "bob@example.org, carol@example.org", mail(CLAIM))
                .get(0);

        assertThat(mail.lines("CHmail")).isEmpty();
        assertThat(verdict(mail)).isEqualTo("forged");
        assertThat(mail.recipients()).containsExactlyInAnyOrder("bob@example.org", "carol@example.org");
        assertThat(bridge.calls().get(0).body().get("recipients")).hasSize(2);
        assertThat(james.metrics().countFor("chmail.forged")).isEqualTo(1);
    }

    @Test
    void foreignClaimShouldBeJudgedWhenDelivered() throws Exception {
        Delivered mail = james().arrive(
                        "x@example.net",
                        "bob@example.org",
                        mail("CHmail-Verified: yes\r\n" + CLAIM.replace("example.org", "example.net")))
                .get(0);

        assertThat(mail.lines("CHmail-Verified")).containsExactly("CHmail-Verified: no");
        assertThat(mail.lines("CHmail-Host")).containsExactly("CHmail-Host: example.net");
    }

    @Test
    void mailShouldArriveAndTheHealthCheckSayWhyWhenTheBridgeIsDown() throws Exception {
        James39 james = james();
        HealthCheck check = (HealthCheck) james.instance(healthCheckOfTheSample());
        assertThat(Mono.from(check.check()).block(Duration.ofSeconds(20)).getCause())
                .isEmpty();
        bridge.close();

        assertThat(james.submit(ALICE, "bob@example.org", mail(CLAIM)))
                .singleElement()
                .satisfies(mail -> assertThat(mail.lines("CHmail")).isEmpty());

        Result result = Mono.from(check.check()).block(Duration.ofSeconds(20));
        assertThat(result.isDegraded()).isTrue();
        assertThat(result.getCause()).hasValueSatisfying(why -> assertThat(why).contains(bridge.url()));
        assertThat(james.metrics().countFor("chmail.unstamped.bridge-silent")).isEqualTo(1);
    }

    private static String healthCheckOfTheSample() throws Exception {
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(
                James39.sample("healthcheck.properties", Map.of()).getBytes(ISO_8859_1)));
        return properties.getProperty("additional.healthchecks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<stampClientAddress>off</stampClientAddress>|<stampClientAdress>on</stampClientAdress>|stampClientAdress",
                "<stampClientAddress>off<|<stampClientAddress>perhaps<|perhaps",
                "<timeBudget>10 s<|<timeBudget>10<|timeBudget",
                "<host>example.org</host>||host",
                "AuthenticatedSubmission\"|AuthenticatedSubmission=alice\"|takes no condition",
                "class=\"org.chmail.mailets.VerifyIdentity|class=\"org.chmail.mailets.VerifyIdentities|VerifyIdentities"
            })
    void jamesShouldNotStartWhenTheConfigurationIsWrong(String good, String bad, String word) {
        assertThat(sample).contains(good);
        sample = sample.replace(good, bad == null ? "" : bad);

        assertThatThrownBy(this::james).satisfies(e -> assertThat(messages(e)).contains(word));
    }

    private static String messages(Throwable e) {
        return e == null ? "" : e.getMessage() + "\n" + messages(e.getCause());
    }

    static List<RawMail> corpus() {
        return RawMail.corpus();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void otherBytesShouldBeTheSameWhenAnyMailPassesStampAndVerify(RawMail mail) throws Exception {
        boolean isStamped = !mail.name().startsWith("unstamped-");

        RawMail after = RawMail.of(
                james().submit(ALICE, "bob@example.org", mail.bytes()).get(0).bytes());

        assertThat(after.body()).isEqualTo(mail.body());
        // James writes a header anew, in ASCII, once anything in it has changed; LocalDelivery always changes it.
        assertThat(after.otherLines())
                .isEqualTo(mail.otherLines().stream()
                        .map(line -> line.replaceAll("[^\\p{ASCII}]", "?"))
                        .toList());
        assertThat(after.fields()).hasSize(isStamped ? 4 : 0);
    }
}
