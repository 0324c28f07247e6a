/** What the scenarios share: the stack, a name server, the outside, and the steps that stories are told in. */
package org.chmail.it.world;
