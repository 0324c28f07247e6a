package org.chmail.bridge.directory;

import java.util.List;
import org.chmail.bridge.model.Address;

/**
 * A mail that asks for a port.
 *
 * @param authenticatedUser the mail server's user name
 * @param author the only mailbox in From
 * @param messageId with angle brackets
 * @param subject decoded
 * @param clientAddress where it was submitted from, or empty if not told
 * @param evenIfOff the mail itself says {@code CHmail: on}
 */
public record StampRequest(
        String authenticatedUser,
        Address author,
        String messageId,
        String subject,
        List<Address> to,
        List<Address> cc,
        String clientAddress,
        boolean evenIfOff) {

    public StampRequest {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }
}
