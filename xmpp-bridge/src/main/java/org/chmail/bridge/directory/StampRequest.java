package org.chmail.bridge.directory;

import java.util.List;
import java.util.Map;
import org.chmail.bridge.model.Address;

/**
 * A mail that asks for a port.
 *
 * @param authenticatedUser the mail server's user name
 * @param author the only mailbox in From
 * @param messageId with angle brackets
 * @param subject decoded
 * @param names the display names of those of them who have one
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
        Map<Address, String> names,
        String clientAddress,
        boolean evenIfOff) {

    public StampRequest {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        names = Map.copyOf(names);
    }
}
