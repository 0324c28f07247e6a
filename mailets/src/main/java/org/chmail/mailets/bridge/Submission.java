package org.chmail.mailets.bridge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told to {@code POST /mails}: who wrote which mail to whom. Bcc is not part of it. */
public final class Submission {
    private final JsonObject json = new JsonObject();

    // What may be left out, set before it is sent.
    private Map<String, String> names = Map.of();

    /**
     * @param authenticatedUser whom the server knows to have submitted it
     * @param author the addr-spec in From
     * @param messageId with its angle brackets
     */
    public Submission(String authenticatedUser, String author, String messageId) {
        json.put("authenticatedUser", authenticatedUser).put("author", author).put("messageId", messageId);
    }

    public Submission subject(String decoded) {
        json.put("subject", decoded);
        return this;
    }

    public Submission recipients(List<String> to, List<String> cc) {
        json.put("to", to).put("cc", cc);
        return this;
    }

    /** What people are called in the mail, by address. */
    public Submission names(Map<String, String> byAddress) {
        names = byAddress;
        return this;
    }

    /** The author's computer, as an IP address. */
    public Submission clientAddress(Optional<String> address) {
        address.ifPresent(there -> json.put("clientAddress", there));
        return this;
    }

    /** The author wants it stamped even after {@code stamp off}. */
    public Submission stampOn() {
        json.put("stamp", "on");
        return this;
    }

    /** Without the names, if they would make it longer than the bridge takes: a mail goes unstamped for nobody's name. */
    String json(int maxBytes) {
        String whole = names.isEmpty()
                ? json.toString()
                : json.copy().put("names", names).toString();
        return whole.getBytes(StandardCharsets.UTF_8).length <= maxBytes ? whole : json.toString();
    }
}
