/** Who calls whom: the ladder driven by people, presence and time; and the interfaces that store and XMPP implement. */
@NullMarked
package org.chmail.bridge.attempt;

import org.jspecify.annotations.NullMarked;
