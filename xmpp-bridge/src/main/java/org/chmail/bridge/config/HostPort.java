package org.chmail.bridge.config;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something listens or is reached: {@code 127.0.0.1:8461}, {@code mail.example.org:587}, {@code [::1]:8461}.
 *
 * @param host a name or an IP address, an IPv6 one without its brackets
 * @param port 1..65535
 */
public record HostPort(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(?:\\[([^\\[\\]]+)]|([^\\[\\]:]+)):(\\d{1,5})");

    public HostPort {
        requireNonNull(host);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("must have a port between 1 and 65535");
        }
    }

    /**
     * Reads {@code host:port}; an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException if it is something else; its message begins with "must"
     */
    public static HostPort parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("must be host:port, such as 127.0.0.1:8461 or [::1]:8461");
        }
        String bracketed = form.group(1);
        String host = bracketed == null ? Hosts.host(form.group(2)) : Hosts.ipv6(bracketed);
        return new HostPort(host, Integer.parseInt(form.group(3)));
    }

    /** Whether only this computer can reach it. A name other than {@code localhost} counts as not loopback. */
    public boolean isLoopback() {
        return Hosts.isLoopback(host);
    }

    /** The address to connect to or to bind; a name is resolved now. */
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(host, port);
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
