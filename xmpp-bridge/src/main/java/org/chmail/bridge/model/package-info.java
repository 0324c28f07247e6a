/** Records, and the ladder as a pure function. Imports {@code java.*} only. */
@NullMarked
package org.chmail.bridge.model;

import org.jspecify.annotations.NullMarked;
