package org.chmail.mailets.james39;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chmail.mailets.PlayedBridge;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code conf/james/mailetcontainer-dkim.xml} with the chat's link at two organisations: what one sends, the other judges. */
class DkimSampleInJames39IT {
    private static final String DAVE = "dave@example.net";
    private static final String HELLO = """
            From: Dave <dave@example.net>\r
            To: alice@example.org\r
            Subject: Lunch?\r
            Message-ID: <ID@example.net>\r
            Date: Tue, 24 Nov 2026 10:00:00 +0000\r
            """;
    private static final String CLAIM = """
            CHmail-Login-ID: dave@example.net\r
            CHmail-Host: example.net\r
            CHmail-Port: 50000\r
            """;

    @TempDir
    static Path dir;

    private static PlayedBridge netBridge;
    private static PlayedBridge orgBridge;
    private static James39 net;
    private static James39 org;

    @BeforeAll
    static void start() throws Exception {
        DkimKey netKey = DkimKey.generate();
        DkimKey orgKey = DkimKey.generate();
        Map<String, String> dns = Map.of("example.net", netKey.record(), "example.org", orgKey.record());
        netBridge = PlayedBridge.start("example.net");
        orgBridge = PlayedBridge.start("example.org");
        net = james("example.net", netBridge, netKey, dns);
        org = james("example.org", orgBridge, orgKey, dns);
    }

    @AfterAll
    static void close() {
        netBridge.close();
        orgBridge.close();
    }

    private static James39 james(String domain, PlayedBridge bridge, DkimKey key, Map<String, String> dns)
            throws Exception {
        Path home = Files.createDirectory(dir.resolve(domain));
        Path token = Files.writeString(home.resolve("token"), "sesame");
        String conf = James39.sample(
                "mailetcontainer-dkim.xml",
                Map.of(
                        "DOMAIN",
                        domain,
                        "BRIDGE_API",
                        bridge.url(),
                        "TOKEN_FILE",
                        token.toString(),
                        "DKIM_DOMAIN",
                        domain,
                        "DKIM_SELECTOR",
                        "chmail",
                        "DKIM_KEY",
                        key.pem(),
                        "GATEWAY",
                        "127.0.0.1:25"));
        assertThat(conf).doesNotContainPattern("@[A-Z_]+@");
        return James39.start(home, James39.withChatLink(conf.replace("300 ms", "10 s")), domain, dns);
    }

    private static byte[] mail(String id, String fields) {
        return (HELLO.replace("ID@", id + "@") + fields + "\r\nhi\r\n").getBytes(ISO_8859_1);
    }

    private static Delivered sent(String id, String fields) throws Exception {
        List<Delivered> sent = net.submit(DAVE, "alice@example.org", mail(id, fields));
        assertThat(sent).extracting(Delivered::by).containsExactly("RemoteDelivery");
        return sent.get(0);
    }

    private static Delivered received(String text) throws Exception {
        return org.arrive(DAVE, "alice@example.org", text.getBytes(ISO_8859_1)).get(0);
    }

    private static String verdict(String text) throws Exception {
        return String.join(" | ", received(text).lines("CHmail-Verified"));
    }

    @Test
    void claimShouldBeTrustedByAnotherOrganisationWhenStampedAndSigned() throws Exception {
        Delivered mail = sent("signed", "");

        Delivered arrived = received(mail.text());

        assertThat(arrived.lines("CHmail-Verified")).containsExactly("CHmail-Verified: yes");
        assertThat(arrived.lines("CHmail-Login-ID")).containsExactly("CHmail-Login-ID: dave@example.net");
        assertThat(mail.lines("DKIM-Signature")).hasSize(1);
    }

    @Test
    void signatureShouldHoldTheChatsLinkWhenItIsSwitchedOn() throws Exception {
        Delivered mail =
                sent("linked", "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n");
        String url = mail.lines("CHmail-Chat").get(0).replaceAll(".*<|>", "");
        String text = mail.text();

        assertThat(text).endsWith("hi\r\n\r\nChat with me about this mail: " + url + "\r\n");
        assertThat(verdict(text)).isEqualTo("CHmail-Verified: yes");
        assertThat(verdict(text.replace("me about", "us about"))).isEqualTo("CHmail-Verified: no");
    }

    @Test
    void claimShouldNotBeTrustedWhenAFieldWasAddedOrChangedOnTheWay() throws Exception {
        String text = sent("tampered", "").text();

        assertThat(verdict("CHmail-Client-Address: 192.0.2.1\r\n" + text)).isEqualTo("CHmail-Verified: no");
        assertThat(verdict("CHmail-Port: 50000\r\n" + text)).isEqualTo("CHmail-Verified: no");
        assertThat(verdict("CHmail-Future: x\r\n" + text)).isEqualTo("CHmail-Verified: no");
        assertThat(verdict(text.replaceFirst("(?m)^CHmail-Port: \\d+", "CHmail-Port: 50000")))
                .isEqualTo("CHmail-Verified: no");
    }

    @Test
    void claimShouldNotBeTrustedWhenItWasAddedToAMailSignedWithoutIt() throws Exception {
        Delivered unstamped = sent("unstamped", "Auto-Submitted: auto-replied\r\n");

        assertThat(verdict(CLAIM + unstamped.text())).isEqualTo("CHmail-Verified: no");
        String bogus =
                "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.net; s=chmail; h=from:from:chmail-login-id:"
                        + "chmail-login-id:chmail-host:chmail-host:chmail-port:chmail-port; bh=AAAA; b=AAAA\r\n";
        assertThat(verdict(bogus + CLAIM + unstamped.text())).isEqualTo("CHmail-Verified: no");
    }

    @Test
    void inventedFieldsShouldBeGoneAndNoneSignedWhenTheMailIsAutoSubmitted() throws Exception {
        Delivered mail = sent("auto", CLAIM + "Auto-Submitted: auto-replied\r\n");

        assertThat(mail.lines("CHmail")).isEmpty();
        assertThat(mail.lines("DKIM-Signature"))
                .singleElement()
                .satisfies(signature -> assertThat(signature)
                        .containsIgnoringCase("h=from:from:to")
                        .doesNotContainIgnoringCase("chmail-"));
    }

    @Test
    void inventedFieldsShouldLeaveUnsignedAndStrippedWhenTheServerSendsTheMailAgain() throws Exception {
        // What a redirect keeps at most: all attributes of a mail that was stamped.
        Delivered stamped = sent("first", "");

        List<Delivered> again = net.sendAgain(DAVE, "alice@example.org", mail("invented", CLAIM), stamped.attributes());

        assertThat(again.get(0).by()).isEqualTo("RemoteDelivery");
        assertThat(again.get(0).lines("CHmail")).isEmpty();
        assertThat(again.get(0).lines("DKIM-Signature")).isEmpty();
    }

    @Test
    void trueFieldsShouldStayTrustedWhenTheServerSendsTheMailAgain() throws Exception {
        Delivered stamped = sent("redirected", "");

        Delivered again = net.sendAgain(DAVE, "alice@example.org", stamped.bytes(), stamped.attributes())
                .get(0);

        assertThat(again.lines("DKIM-Signature")).hasSize(1);
        assertThat(verdict(again.text())).isEqualTo("CHmail-Verified: yes");
    }
}
