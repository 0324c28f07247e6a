package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.sasl.packet.SaslNonza.SASLFailure;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private static final XmppSettings SETTINGS = new XmppSettings(
            "example.org",
            "xmpp.example.org",
            5222,
            "secret",
            "1",
            "chats.example.org",
            true,
            Optional.empty(),
            false,
            true);

    @Test
    void troubleShouldSayWhatToDoWhenThePasswordIsRefused() {
        Trouble trouble =
                Trouble.of(new SASLErrorException("SCRAM-SHA-1", new SASLFailure("not-authorized")), SETTINGS);
        assertThat(trouble.sentence())
                .contains("chmail@example.org", "`xmpp.password`")
                .doesNotContain("secret");
        assertThat(trouble.pause(0)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void troubleShouldNameTheSettingWhenTheCertificateIsNotTrusted() {
        IOException failure = new SSLHandshakeException("unable to find a path");
        assertThat(Trouble.of(failure, SETTINGS).sentence()).contains("unable to find a path", "`xmpp.tls.caFile`");
        assertThat(Trouble.of(new IOException(new CertificateException("expired")), SETTINGS)
                        .kind())
                .isEqualTo(Trouble.Kind.TLS);
    }

    @Test
    void troubleShouldNameTheNodeWhenAnotherSignedInAsThisOne() {
        Trouble trouble = Trouble.of(
                new StreamErrorException(new StreamError(StreamError.Condition.conflict, null, Map.of(), List.of())),
                SETTINGS);
        assertThat(trouble.sentence()).contains("chmail@example.org/bridge-1", "`node`");
    }

    @Test
    void pauseShouldGrowToThreeSecondsWhenTheServerIsNotThere() {
        Trouble trouble = Trouble.of(new ConnectException("Connection refused"), SETTINGS);
        assertThat(trouble.sentence()).contains("xmpp.example.org:5222", "Connection refused");
        assertThat(trouble.pause(0)).isEqualTo(Duration.ofMillis(250));
        assertThat(trouble.pause(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(trouble.pause(1000)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void settingsShouldNotShowThePasswordWhenTheyAreLogged() {
        assertThat(SETTINGS).hasToString("chmail@example.org/bridge-1 at xmpp.example.org:5222");
    }
}
