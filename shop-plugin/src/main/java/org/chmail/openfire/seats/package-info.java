/**
 * The bridge's seats: accounts on which people with only a browser sit in rooms ({@code docs/protocol.md}, "XMPP: seats").
 * {@link org.chmail.openfire.seats.SeatBook} decides, {@link org.chmail.openfire.seats.NameGuard} keeps their names free.
 */
@NullMarked
package org.chmail.openfire.seats;

import org.jspecify.annotations.NullMarked;
