/** Who is who, where, and on or off; which port is whose; and the interfaces that the store implements for it. */
@NullMarked
package org.chmail.bridge.directory;

import org.jspecify.annotations.NullMarked;
