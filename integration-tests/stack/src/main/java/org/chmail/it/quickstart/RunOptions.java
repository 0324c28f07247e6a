package org.chmail.it.quickstart;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.it.client.XmppServer;
import org.chmail.it.server.Artifacts;
import org.jspecify.annotations.Nullable;

/**
 * The options of a run, checked.
 *
 * @param folder where data and contract file are
 * @param domain the mail and XMPP domain
 * @param foreign an Openfire that runs already
 * @param settings further settings of the bridge, each {@code KEY=VALUE}
 * @param fresh whether earlier data are forgotten
 */
record RunOptions(Path folder, String domain, Optional<XmppServer> foreign, List<String> settings, boolean fresh) {

    private static final String DEFAULT_DOMAIN = "example.org";
    private static final Pattern HOST_PORT = Pattern.compile("\\[?([^\\[\\]]+?)\\]?:(\\d{1,5})");
    private static final Pattern SETTING = Pattern.compile("[A-Za-z][A-Za-z0-9.]*=.*");
    private static final int LAST_PORT = 65_535;

    static RunOptions of(
            Artifacts artifacts,
            @Nullable Path dir,
            @Nullable String openfire,
            @Nullable String domain,
            List<String> settings,
            boolean fresh) {
        for (String setting : settings) {
            if (!SETTING.matcher(setting).matches()) {
                throw new IllegalArgumentException("--set must be KEY=VALUE, got: " + setting);
            }
        }
        if (openfire != null && domain == null) {
            throw new IllegalArgumentException("--openfire needs --domain, the XMPP domain of that server");
        }
        String name = domain == null ? DEFAULT_DOMAIN : domain;
        return new RunOptions(
                (dir == null ? artifacts.root().resolve("target/quickstart") : dir)
                        .toAbsolutePath()
                        .normalize(),
                name,
                Optional.ofNullable(openfire).map(text -> server(text, name)),
                List.copyOf(settings),
                fresh);
    }

    private static XmppServer server(String text, String domain) {
        Matcher parts = HOST_PORT.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT) {
            throw new IllegalArgumentException("--openfire must be HOST:PORT, got: " + text);
        }
        return new XmppServer(parts.group(1), Integer.parseInt(parts.group(2)), domain);
    }
}
