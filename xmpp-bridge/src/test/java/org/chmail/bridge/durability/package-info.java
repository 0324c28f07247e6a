/** The bridge's services under crashes, faults, and clocks that are set. */
package org.chmail.bridge.durability;
