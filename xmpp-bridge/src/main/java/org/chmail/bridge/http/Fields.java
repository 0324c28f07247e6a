package org.chmail.bridge.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.words.Phrases;
import tools.jackson.databind.JsonNode;

/** What the fields of requests may hold. */
final class Fields {

    /** RFC 5322 §3.4.1, with dots anywhere in the local part as mailers do, and RFC 6532 §3.2. */
    private static final Pattern ADDR_SPEC = Pattern.compile(
            "(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~.[^\\p{ASCII}\\p{Z}\\p{C}]-]+|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])+\")"
                    + "@(?:[A-Za-z0-9.[^\\p{ASCII}\\p{Z}\\p{C}]-]+|\\[[A-Za-z0-9:.]+])");
    /** RFC 5322 §3.6.4, without spaces. */
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\p{C}\\p{Z}]{1,990}>");

    private static final Pattern LOGIN = Pattern.compile("[^@/\\p{C}\\p{Z}]{1,1023}@[^@/\\p{C}\\p{Z}]{1,1023}");
    private static final Pattern CLIENT_ADDRESS = Pattern.compile("[0-9A-Za-z:.%_-]{1,255}");
    private static final Pattern WORD = Pattern.compile("[^\\p{C}\\p{Z}]{1,2047}");
    private static final int MAX_ADDRESS = 320;
    private static final int MAX_NAME = 100;
    private static final int MAX_SUBJECT = 1000;
    private static final int MAX_SHOWN = 80;

    private Fields() {}

    static Address address(JsonNode node) {
        return addressOf(text(node, "an addr-spec, such as bob@example.org"));
    }

    static Address addressOf(String text) {
        if (text.length() > MAX_ADDRESS || !ADDR_SPEC.matcher(text).matches()) {
            throw refusal("must be an addr-spec, such as bob@example.org", text);
        }
        return new Address(text);
    }

    static LoginId login(JsonNode node) {
        String text = text(node, "a login ID, such as bob@example.org");
        return asLogin(text)
                .orElseThrow(() -> refusal("must be a login ID (a bare JID), such as bob@example.org", text));
    }

    static Optional<LoginId> asLogin(String text) {
        return LOGIN.matcher(text).matches() ? Optional.of(new LoginId(text)) : Optional.empty();
    }

    /** As the mail server authenticated it: an address, or a name. */
    static String user(JsonNode node) {
        String text = text(node, "a user name");
        boolean whole = !text.isBlank() && !text.startsWith("@") && !text.endsWith("@");
        if (text.length() > MAX_ADDRESS || !whole || text.chars().anyMatch(Character::isISOControl)) {
            throw refusal("must be a user name, such as alice or alice@example.org", text);
        }
        return text;
    }

    static String messageId(JsonNode node) {
        return matching(node, MESSAGE_ID, "a Message-ID with its angle brackets, such as <1@example.org>");
    }

    /** In one line: what can't be shown is a space. */
    static String subject(JsonNode node) {
        String text = text(node, "a text");
        if (text.codePointCount(0, text.length()) > MAX_SUBJECT) {
            throw new IllegalArgumentException("must have at most " + MAX_SUBJECT + " characters");
        }
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\x{2028}\\x{2029}\\x{fffe}\\x{ffff}]+", " ");
    }

    /** A display name (RFC 5322 §3.4), in one line; what can't be shown is a space, and what is too long is cut. */
    static String name(JsonNode node) {
        String text = text(node, "a text");
        String line = Phrases.line(text);
        return line.codePointCount(0, line.length()) <= MAX_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_NAME));
    }

    static String clientAddress(JsonNode node) {
        return matching(node, CLIENT_ADDRESS, "an IP address or a host name");
    }

    /** What an arriving mail's field may hold, whoever wrote it: printable, without spaces. */
    static String word(JsonNode node) {
        return matching(node, WORD, "a text without spaces");
    }

    /** {@code "on"}: the only thing that it can be. */
    static boolean on(JsonNode node) {
        String text = text(node, "\"on\", or left out");
        if (!text.equals("on")) {
            throw refusal("must be \"on\", or left out", text);
        }
        return true;
    }

    static int port(JsonNode node) {
        if (!node.isInt() || node.intValue() < 1 || node.intValue() > 65535) {
            throw new IllegalArgumentException("must be a whole number between 1 and 65535");
        }
        return node.intValue();
    }

    /** A text of a request, short enough for an answer. */
    static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
    }

    private static String matching(JsonNode node, Pattern pattern, String what) {
        String text = text(node, what);
        if (!pattern.matcher(text).matches()) {
            throw refusal("must be " + what, text);
        }
        return text;
    }

    private static String text(JsonNode node, String what) {
        if (!node.isString()) {
            throw new IllegalArgumentException("must be " + what);
        }
        return node.stringValue();
    }

    private static IllegalArgumentException refusal(String must, String text) {
        return new IllegalArgumentException(must + ", got: " + shown(text));
    }
}
