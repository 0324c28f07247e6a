package org.chmail.bridge.http;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/** An IP address, or a network of such: {@code 127.0.0.1}, {@code 10.0.0.0/8}, {@code fd00::/8}. */
public final class Network {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private final String text;
    private final InetAddressSet set = new InetAddressSet();

    private Network(String text) {
        this.text = text;
        set.add(text);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none; its message begins with "must"
     */
    public static Network parse(String text) {
        String address = text.contains("/") ? text.substring(0, text.indexOf('/')) : text;
        try {
            if (isLiteral(address)) {
                return new Network(text);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException("must be an IP address or a network, such as 127.0.0.1 or 10.0.0.0/8");
    }

    /** Whether this is written as an IP address, and not as a name that would have to be looked up. */
    static boolean isLiteral(String text) {
        return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
    }

    boolean contains(InetAddress address) {
        return set.test(address);
    }

    @Override
    public String toString() {
        return text;
    }
}
