package org.chmail.mailets;

import java.util.Map;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.apache.mailet.base.test.FakeMatcherConfig;

/** Configurations of mailets and matchers, as James hands them over. */
final class Configs {
    private Configs() {}

    static FakeMailetConfig mailet(Map<String, String> parameters) {
        return mailet(parameters, FakeMailContext.defaultContext());
    }

    /** Where every address of that domain is a local user. */
    static FakeMailetConfig mailetAt(String domain, Map<String, String> parameters) {
        return mailet(parameters, LocalContext.of(domain));
    }

    private static FakeMailetConfig mailet(Map<String, String> parameters, MailetContext context) {
        FakeMailetConfig.Builder builder =
                FakeMailetConfig.builder().mailetName("test").mailetContext(context);
        parameters.forEach(builder::setProperty);
        return builder.build();
    }

    static FakeMatcherConfig matcher(String condition) {
        return FakeMatcherConfig.builder()
                .matcherName("test")
                .condition(condition)
                .mailetContext(FakeMailContext.defaultContext())
                .build();
    }
}
