/** Puts a line into the text of a mail, whatever its shape and encoding, and leaves every other byte as it is. */
@NullMarked
package org.chmail.mailets.body;

import org.jspecify.annotations.NullMarked;
