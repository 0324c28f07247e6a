package org.chmail.openfire.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchRequestTest {
    @Test
    void requestShouldBeReadWhenItIsAsInTheContract() {
        WatchRequest request = WatchRequest.of(request("watch", "120"));

        assertThat(request.verb()).isEqualTo(WatchRequest.Verb.WATCH);
        assertThat(request.lease()).isEqualTo(Duration.ofMinutes(2));
        assertThat(WatchRequest.of(request("renew", "40")).verb()).isEqualTo(WatchRequest.Verb.RENEW);
        assertThat(WatchRequest.of(request("unwatch", null)).verb()).isEqualTo(WatchRequest.Verb.UNWATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "601", "-1", "1.5", "two minutes", "", "99999999999"})
    void requestShouldBeRefusedWithTheValueWhenTheLeaseIsBad(String lease) {
        assertThatThrownBy(() -> WatchRequest.of(request("watch", lease)))
                .hasMessage("lease must be whole seconds between 1 and 600, got: " + lease + ".");
    }

    @Test
    void requestShouldBeRefusedWhenTheLeaseIsMissing() {
        assertThatThrownBy(() -> WatchRequest.of(request("renew", null)))
                .hasMessage("lease must be whole seconds between 1 and 600, and is missing.");
    }

    @Test
    void requestShouldBeRefusedWhenTheVerbIsUnknown() {
        assertThatThrownBy(() -> WatchRequest.of(request("Watch", "120")))
                .hasMessage("The child must be watch, renew or unwatch, got: Watch.");
    }

    @Test
    void requestShouldSayWhetherUsersAreToHaveTheContactWhenItSaysSo() {
        Element on = request("watch", "120").addAttribute("roster", "on");
        Element off = request("renew", "120").addAttribute("roster", "off");
        Element bad = request("renew", "120").addAttribute("roster", "yes");

        assertThat(WatchRequest.of(on).roster()).contains(true);
        assertThat(WatchRequest.of(off).roster()).contains(false);
        assertThat(WatchRequest.of(request("watch", "120")).roster()).isEmpty();
        assertThatThrownBy(() -> WatchRequest.of(bad)).hasMessage("roster must be on or off, or left out, got: yes.");
    }

    private static Element request(String child, String lease) {
        Element element = DocumentHelper.createElement(QName.get(child, WatchStanzas.NAMESPACE));
        if (lease != null) {
            element.addAttribute("lease", lease);
        }
        return element;
    }
}
