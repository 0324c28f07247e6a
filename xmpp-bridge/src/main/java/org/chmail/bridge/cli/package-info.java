/** The command line: one class per command; what they do stands behind {@link org.chmail.bridge.cli.Operations}. */
@NullMarked
package org.chmail.bridge.cli;

import org.jspecify.annotations.NullMarked;
