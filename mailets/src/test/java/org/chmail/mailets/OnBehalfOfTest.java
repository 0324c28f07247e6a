package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnBehalfOfTest {
    private static OnBehalfOf rules(String value) throws Exception {
        return OnBehalfOf.of(
                Parameters.of(Configs.mailet(Map.of("onBehalfOf", value)), "StampIdentity", Set.of("onBehalfOf")));
    }

    @Test
    void authorShouldBeAllowedWhenThePatternOfTheAccountMatches() throws Exception {
        OnBehalfOf rules = rules("desk@example.org:support@example.org, shop@example.org:o.*@example.org");

        assertThat(rules.allows("desk@example.org", "support@example.org")).isTrue();
        assertThat(rules.allows("DESK@example.org", "Support@Example.Org")).isTrue();
        assertThat(rules.allows("shop@example.org", "o.k3vq@example.org")).isTrue();
        assertThat(rules.allows("shop@example.org", "support@example.org")).isFalse();
        assertThat(rules.allows("alice@example.org", "support@example.org")).isFalse();
    }

    @Test
    void starShouldNotReachOverTheAtSignAndOtherSignsMeanThemselves() throws Exception {
        OnBehalfOf rules = rules("desk:*@example.org");

        assertThat(rules.allows("desk", "any.one+x@example.org")).isTrue();
        assertThat(rules.allows("desk", "a@evil.net@example.org")).isFalse();
        assertThat(rules.allows("desk", "a@exampleXorg")).isFalse();
        assertThat(rules("desk:a\\Qb@c").allows("desk", "a\\qb@c")).isTrue();
    }

    @Test
    void nobodyShouldBeAllowedWhenThereIsNoRule() throws Exception {
        assertThat(rules("").allows("desk", "a@b")).isFalse();
    }
}
