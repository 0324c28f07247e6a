/** What room is open, who is let in, and when it closes; and the interfaces that store and XMPP implement for it. */
@NullMarked
package org.chmail.bridge.chat;

import org.jspecify.annotations.NullMarked;
