package org.chmail.bridge.directory;

import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;

/**
 * What an arriving mail says of itself.
 *
 * @param chatUrl the link in its header, or empty if not told
 */
public record DeliveryClaim(LoginId login, String host, int port, Address author, String messageId, String chatUrl) {}
