package org.chmail.mailets.bridge;

import java.util.List;

/** What is told to {@code POST /deliveries}: a mail that claims an identity arrives for these recipients. */
public final class Delivery {
    private final JsonObject json = new JsonObject();

    /** @param recipients the addresses of the envelope, all of them: James delivers one mail for all */
    public Delivery(Identity claim, String author, String messageId, List<String> recipients) {
        json.put("loginId", claim.loginId())
                .put("host", claim.host())
                .put("port", claim.port())
                .put("author", author)
                .put("messageId", messageId);
        claim.chatUrl().ifPresent(url -> json.put("chatUrl", url));
        json.put("recipients", recipients);
    }

    String json() {
        return json.toString();
    }
}
