/**
 * The bridge as contact "CHmail" in the rosters of its users ({@code docs/protocol.md}, "XMPP: the contact").
 * {@link org.chmail.openfire.contact.ContactBook} decides, the others are its ends in Openfire.
 */
@NullMarked
package org.chmail.openfire.contact;

import org.jspecify.annotations.NullMarked;
