package org.chmail.mailets.bridge;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a mail: login ID, host and port, and the URL of its chat. Each part is fit to stand in a header:
 * printable ASCII without blanks, the port within 1024..65535.
 */
public final class Identity {
    private final String loginId;
    private final String host;
    private final int port;
    private final @Nullable String chatUrl;

    private Identity(String loginId, String host, int port, @Nullable String chatUrl) {
        this.loginId = loginId;
        this.host = host;
        this.port = port;
        this.chatUrl = chatUrl;
    }

    /**
     * An identity from the text of header fields.
     *
     * @param chatUrl without angle brackets; null if the mail has none
     * @return empty if a part is malformed
     */
    public static Optional<Identity> of(String loginId, String host, String port, @Nullable String chatUrl) {
        boolean wellFormed = loginId.matches("[!-~]{1,1023}")
                && loginId.indexOf('@') > 0
                && host.matches("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]+]")
                && port.matches("[1-9][0-9]{3,4}")
                && (chatUrl == null || chatUrl.matches("https?://[!-;=?-~]{1,900}"));
        if (!wellFormed) {
            return Optional.empty();
        }
        int number = Integer.parseInt(port);
        return number < 1024 || number > 65535
                ? Optional.empty()
                : Optional.of(new Identity(loginId, host, number, chatUrl));
    }

    /** The bridge's answer to a submission; a part missing or malformed is a {@link JsonException}. */
    static Identity of(Map<String, Object> answer) throws JsonException {
        Object port = answer.getOrDefault("port", "");
        return of(
                        text(answer, "loginId"),
                        text(answer, "host"),
                        port instanceof BigDecimal ? port.toString() : "",
                        text(answer, "chatUrl"))
                .orElseThrow(() -> new JsonException("expected loginId, host, port and chatUrl, fit for a header"));
    }

    private static String text(Map<String, Object> answer, String name) {
        Object value = answer.getOrDefault(name, "");
        return value instanceof String ? (String) value : "";
    }

    public String loginId() {
        return loginId;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public Optional<String> chatUrl() {
        return Optional.ofNullable(chatUrl);
    }
}
