/** {@code ./quickstart}: all of CHmail on this machine, for a look or for a tour. */
package org.chmail.it.quickstart;
