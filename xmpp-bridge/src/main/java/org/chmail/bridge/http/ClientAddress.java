package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From where a request comes: the peer, or, if that is a proxy of ours, whom it says it speaks for. What a browser itself
 * writes into {@code X-Forwarded-For} counts nothing: it is read from its end, as far as our proxies wrote it.
 */
final class ClientAddress {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final int IPV6_SITE_BYTES = 8;

    private final List<Network> proxies;

    /** @param proxies those in front of the pages; of no other peer is the header read */
    ClientAddress(List<Network> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /** The client's address, as text. */
    String of(Context ctx) {
        return address(ctx).getHostAddress();
    }

    /** What limits count by: an IPv4 address, or the /64 of an IPv6 address, all of which one subscriber has. */
    String site(Context ctx) {
        byte[] bytes = address(ctx).getAddress();
        return HexFormat.of().formatHex(bytes.length > IPV6_SITE_BYTES ? Arrays.copyOf(bytes, IPV6_SITE_BYTES) : bytes);
    }

    private InetAddress address(Context ctx) {
        InetAddress nearest = literal(ctx.ip()).orElseThrow();
        List<String> said =
                COMMA.splitAsStream(String.join(",", forwarded(ctx))).toList();
        for (String each : said.reversed()) {
            if (!isProxy(nearest)) {
                return nearest;
            }
            Optional<InetAddress> next = literal(each.strip());
            if (next.isEmpty()) {
                return nearest;
            }
            nearest = next.get();
        }
        return nearest;
    }

    private static List<String> forwarded(Context ctx) {
        return Collections.list(ctx.req().getHeaders("X-Forwarded-For"));
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }

    /** An address that is written as such; no name server is asked. */
    private static Optional<InetAddress> literal(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!Network.isLiteral(bare)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
