/** The sentences that people read, in their languages. */
@NullMarked
package org.chmail.bridge.words;

import org.jspecify.annotations.NullMarked;
