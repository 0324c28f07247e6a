package org.chmail.mailets;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.mailets.bridge.BridgeClient;
import org.chmail.mailets.bridge.Bridges;

/**
 * The parameters that say how to reach the bridge, the same for every mailet that calls it: {@code bridge}, {@code token} or
 * {@code tokenFile}, {@code timeBudget}.
 */
final class BridgeParameters {
    static final Set<String> NAMES = Set.of("bridge", "token", "tokenFile", "timeBudget");

    private static final String A_URL = "must be a URL like http://127.0.0.1:8461/api/v1";
    private static final Duration LEAST = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})\\s*(ms|s)");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    private BridgeParameters() {}

    /** A client as these parameters want it. Nothing is called: the bridge need not run yet. */
    static BridgeClient client(Parameters parameters, Bridges bridges) throws MessagingException {
        return bridges.client(base(parameters), token(parameters), timeBudget(parameters));
    }

    private static URI base(Parameters parameters) throws MessagingException {
        String value = parameters.required("bridge");
        URI uri;
        try {
            uri = new URI(value.replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            throw parameters.refused("bridge", value, A_URL);
        }
        if (!isBase(uri)) {
            throw parameters.refused("bridge", value, A_URL);
        }
        if (uri.getScheme().equals("http") && !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw parameters.refused(
                    "bridge", value, "must be https: unless the host is loopback, for the token would go in the clear");
        }
        return uri;
    }

    private static boolean isBase(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getPort() <= 65535
                && uri.getRawPath().matches("[A-Za-z0-9/._~-]*")
                && uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null;
    }

    private static String token(Parameters parameters) throws MessagingException {
        Optional<String> token = parameters.text("token");
        Optional<String> file = parameters.text("tokenFile");
        if (token.isPresent() == file.isPresent()) {
            throw parameters.refused(
                    "token", token.isPresent() ? "both" : "neither", "or <tokenFile> must be given, one of the two");
        }
        String value = token.isPresent() ? token.get() : read(parameters, file.orElseThrow());
        if (!value.matches("[!-~]{1,1000}")) {
            // The value is a secret: not shown.
            String name = token.isPresent() ? "token" : "tokenFile";
            throw parameters.refused(
                    name, value.length() + " characters", "must hold one token of printable ASCII, no blanks");
        }
        return value;
    }

    private static String read(Parameters parameters, String file) throws MessagingException {
        try {
            Path path = Path.of(file);
            if (!path.isAbsolute()) {
                throw parameters.refused("tokenFile", file, "must be an absolute path");
            }
            return Files.readString(path).trim();
        } catch (IOException | InvalidPathException e) {
            throw parameters.refused("tokenFile", file, "must be a file that James can read (" + e + ")");
        }
    }

    private static Duration timeBudget(Parameters parameters) throws MessagingException {
        String value = parameters.text("timeBudget").orElse("300 ms");
        Matcher matcher = DURATION.matcher(value);
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            Duration budget = matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
            if (budget.compareTo(LEAST) >= 0 && budget.compareTo(MOST) <= 0) {
                return budget;
            }
        }
        throw parameters.refused("timeBudget", value, "must be a duration between 10 ms and 10 s, like 300 ms");
    }
}
