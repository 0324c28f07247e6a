/** How settings are read and refused, and the values they hold. Imports nothing else of the bridge. */
@NullMarked
package org.chmail.bridge.config;

import org.jspecify.annotations.NullMarked;
