package org.chmail.it.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one Chromium for all tests of a run; gives each test people of its own, and fails a test in which a page did what
 * none of ours may do.
 */
final class BrowsersExtension implements BeforeAllCallback, ParameterResolver, AfterEachCallback {

    private static final Namespace SHARED = Namespace.create(BrowsersExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Browsers.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Chromium.class) {
            return chromium(context);
        }
        return own(context)
                .getOrComputeIfAbsent(
                        Browsers.class,
                        type -> new Browsers(
                                chromium(context),
                                context.getRequiredTestClass().getSimpleName() + "."
                                        + context.getTestMethod()
                                                .map(method -> method.getName())
                                                .orElse("all")),
                        Browsers.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Browsers browsers = own(context).get(Browsers.class, Browsers.class);
        if (browsers == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            browsers.showWhatTheySaw();
        }
        browsers.check();
    }

    private static ExtensionContext.Store own(ExtensionContext context) {
        return context.getStore(Namespace.create(BrowsersExtension.class, context.getUniqueId()));
    }

    private static Chromium chromium(ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .getOrComputeIfAbsent(Chromium.class, type -> new Chromium(), Chromium.class);
    }
}
