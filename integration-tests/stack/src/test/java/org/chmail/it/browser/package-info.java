/** People at browsers: the Chromium of the system, driven by Playwright, in which a page may not misbehave unseen. */
package org.chmail.it.browser;
