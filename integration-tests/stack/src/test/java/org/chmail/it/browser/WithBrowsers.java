package org.chmail.it.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests in which people sit at browsers; each test method takes its {@link Browsers}. It stands before
 * {@code @InWorld}, so that a machine without Chromium says so before any server is started.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowsersExtension.class)
public @interface WithBrowsers {}
