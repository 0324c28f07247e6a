/** The CHmail server: entry point, wiring and configuration. */
@NullMarked
package org.chmail.bridge;

import org.jspecify.annotations.NullMarked;
