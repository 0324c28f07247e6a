package org.chmail.it.client;

/**
 * Where XMPP clients connect to.
 *
 * @param host the host that listens
 * @param port its port for clients
 * @param domain the XMPP domain, which needs no DNS then
 */
public record XmppServer(String host, int port, String domain) {}
