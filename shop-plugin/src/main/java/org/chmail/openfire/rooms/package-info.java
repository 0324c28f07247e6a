/** The MUC service where the bridge alone opens rooms, and the guard of its member lists. */
@NullMarked
package org.chmail.openfire.rooms;

import org.jspecify.annotations.NullMarked;
