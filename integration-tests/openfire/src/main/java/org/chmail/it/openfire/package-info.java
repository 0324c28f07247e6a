/** What starts the Openfire of Maven Central, which has no starter and no distribution, in a JVM of its own. */
package org.chmail.it.openfire;
