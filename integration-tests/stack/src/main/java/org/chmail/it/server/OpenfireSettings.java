package org.chmail.it.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an Openfire is started with.
 *
 * @param domain its XMPP domain; the first start of a home writes it into the database
 * @param clients port of XMPP clients (STARTTLS offered, self-signed), likewise
 * @param admin port of the admin console
 * @param plugin our plugin, or empty to run without
 */
public record OpenfireSettings(String domain, int clients, int admin, Optional<Path> plugin) {}
