/**
 * Nothing that was acknowledged is lost: the bridge is killed, its servers stop, its disk fills up. Black-box, on the real
 * servers; what the bridge did is read from what people saw, from its API, and from a record in its database.
 */
package org.chmail.it.durability;
