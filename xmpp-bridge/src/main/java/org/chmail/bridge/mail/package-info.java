/** Outgoing mail: the only place with Jakarta Mail. */
@NullMarked
package org.chmail.bridge.mail;

import org.jspecify.annotations.NullMarked;
