/** The XMPP edge: the only place with Smack. The session, the watch, the rooms, and what people say to the bridge. */
@NullMarked
package org.chmail.bridge.xmpp;

import org.jspecify.annotations.NullMarked;
