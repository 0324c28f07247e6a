/**
 * Who is on, told to the bridge: a lease per full JID, a snapshot, then one push per change ({@code docs/protocol.md},
 * "XMPP: the watch"). {@link org.chmail.openfire.watch.WatchBook} decides, the others are its ends in Openfire.
 */
@NullMarked
package org.chmail.openfire.watch;

import org.jspecify.annotations.NullMarked;
