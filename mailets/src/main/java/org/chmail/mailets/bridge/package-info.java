/** How the mailets speak with the bridge: its client, the circuit breaker, and the values that go over and come back. */
@NullMarked
package org.chmail.mailets.bridge;

import org.jspecify.annotations.NullMarked;
