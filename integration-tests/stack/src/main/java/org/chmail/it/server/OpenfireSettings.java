package org.chmail.it.server;

import java.nio.file.Path;
import java.util.List;

/**
 * What an Openfire is started with.
 *
 * @param domain its XMPP domain; the first start of a home writes it into the database
 * @param clients port of XMPP clients (STARTTLS offered, self-signed), likewise
 * @param admin port of the admin console
 * @param plugins the plugins to put into it
 */
public record OpenfireSettings(String domain, int clients, int admin, List<Path> plugins) {}
