/** The real servers, each in a JVM of its own on free loopback ports: James, Openfire and the bridge. */
package org.chmail.it.server;
