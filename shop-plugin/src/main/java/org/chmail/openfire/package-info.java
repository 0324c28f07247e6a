/** The plugin's entry and its settings. It only wires: what is watched and guarded stands in the packages below. */
@NullMarked
package org.chmail.openfire;

import org.jspecify.annotations.NullMarked;
