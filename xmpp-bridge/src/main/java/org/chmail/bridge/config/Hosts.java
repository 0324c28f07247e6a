package org.chmail.bridge.config;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** Host names, domains and IP addresses as they stand in settings. Nothing here asks a name server. */
public final class Hosts {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*(%[\\w.-]+)?");

    private Hosts() {}

    /**
     * A domain in the one form that the bridge compares: lower case, A-labels (RFC 5890), no dot at its end.
     *
     * @throws IllegalArgumentException if it is none; its message begins with "must"
     */
    public static String domain(String text) {
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        String ascii;
        try {
            ascii = IDN.toASCII(bare, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a domain, such as example.org", e);
        }
        if (ascii.isEmpty() || ascii.length() > 253 || ascii.startsWith(".") || ascii.contains("..")) {
            throw new IllegalArgumentException("must be a domain, such as example.org");
        }
        return ascii;
    }

    /**
     * A host: a domain, an IPv4 address, or an IPv6 address with or without brackets (the result has none).
     *
     * @throws IllegalArgumentException if it is none; its message begins with "must"
     */
    public static String host(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return ipv6(text.substring(1, text.length() - 1));
        }
        if (text.indexOf(':') >= 0) {
            return ipv6(text);
        }
        try {
            return domain(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a host name or an IP address, without a port", e);
        }
    }

    static String ipv6(String text) {
        if (!IPV6.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a host name or an IP address, without a port");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether the host is this computer by its very form: {@code localhost}, 127.0.0.0/8 or {@code ::1}. */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || (host.startsWith("127.") && IPV4.matcher(host).matches())
                || host.equals("::1")
                || host.equals("0:0:0:0:0:0:0:1");
    }
}
