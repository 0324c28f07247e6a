/** Mailets and matchers for Apache James: they stamp outgoing mail with its author's identity, and verify it at delivery. */
@NullMarked
package org.chmail.mailets;

import org.jspecify.annotations.NullMarked;
