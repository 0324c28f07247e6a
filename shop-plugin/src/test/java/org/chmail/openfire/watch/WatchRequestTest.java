package org.chmail.openfire.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;

class WatchRequestTest {
    @Test
    void requestShouldBeReadWhenItIsAsInTheContract() {
        WatchRequest request = WatchRequest.of(iq("watch", "120"));

        assertThat(request.verb()).isEqualTo(WatchRequest.Verb.WATCH);
        assertThat(request.lease()).isEqualTo(Duration.ofMinutes(2));
        assertThat(WatchRequest.of(iq("renew", "40")).verb()).isEqualTo(WatchRequest.Verb.RENEW);
        assertThat(WatchRequest.of(iq("unwatch", null)).verb()).isEqualTo(WatchRequest.Verb.UNWATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "601", "-1", "1.5", "two minutes", "", "99999999999"})
    void requestShouldBeRefusedWithTheValueWhenTheLeaseIsBad(String lease) {
        assertThatThrownBy(() -> WatchRequest.of(iq("watch", lease)))
                .hasMessage("lease must be whole seconds between 1 and 600, got: " + lease + ".");
    }

    @Test
    void requestShouldBeRefusedWhenTheLeaseIsMissing() {
        assertThatThrownBy(() -> WatchRequest.of(iq("renew", null)))
                .hasMessage("lease must be whole seconds between 1 and 600, and is missing.");
    }

    @Test
    void requestShouldBeRefusedWhenTheVerbIsUnknown() {
        assertThatThrownBy(() -> WatchRequest.of(iq("Watch", "120")))
                .hasMessage("The child must be watch, renew or unwatch, got: Watch.");
    }

    @Test
    void requestShouldBeRefusedWhenItIsAGet() {
        IQ get = iq("watch", "120");
        get.setType(IQ.Type.get);

        assertThatThrownBy(() -> WatchRequest.of(get)).hasMessage("The IQ must be of type set.");
    }

    @Test
    void requestShouldBeRefusedWhenSomeUserIsAsked() {
        IQ toUser = iq("watch", "120");
        toUser.setTo("alice@example.org");

        assertThatThrownBy(() -> WatchRequest.of(toUser)).hasMessage("Ask the server's domain, not alice@example.org.");
    }

    @Test
    void requestShouldSayWhetherUsersAreToHaveTheContactWhenItSaysSo() {
        IQ on = iq("watch", "120");
        on.getChildElement().addAttribute("roster", "on");
        IQ off = iq("renew", "120");
        off.getChildElement().addAttribute("roster", "off");
        IQ bad = iq("renew", "120");
        bad.getChildElement().addAttribute("roster", "yes");

        assertThat(WatchRequest.of(on).roster()).contains(true);
        assertThat(WatchRequest.of(off).roster()).contains(false);
        assertThat(WatchRequest.of(iq("watch", "120")).roster()).isEmpty();
        assertThatThrownBy(() -> WatchRequest.of(bad)).hasMessage("roster must be on or off, or left out, got: yes.");
    }

    private static IQ iq(String child, String lease) {
        IQ iq = new IQ(IQ.Type.set);
        iq.setTo("example.org");
        Element element = iq.setChildElement(child, WatchStanzas.NAMESPACE);
        if (lease != null) {
            element.addAttribute("lease", lease);
        }
        return iq;
    }
}
