/** Faults that a test orders from within an Openfire. */
@NullMarked
package org.chmail.it.fault;

import org.jspecify.annotations.NullMarked;
