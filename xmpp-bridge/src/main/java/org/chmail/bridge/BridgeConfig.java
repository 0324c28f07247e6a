package org.chmail.bridge;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.config.ConfigSource;
import org.chmail.bridge.config.HostPort;
import org.chmail.bridge.config.Hosts;
import org.chmail.bridge.config.KeyStoreFile;
import org.chmail.bridge.config.Secret;
import org.chmail.bridge.http.Network;
import org.chmail.bridge.http.PageLimitPolicy;
import org.chmail.bridge.model.AlarmPolicy;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.GuestPolicy;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LimitPolicy;
import org.chmail.bridge.model.PresencePolicy;

/**
 * All settings of the bridge, checked. Each key, its default, unit, bounds and why stand in {@code docs/settings.md}.
 *
 * <pre>{@code
 * BridgeConfig config = BridgeConfig.read(Path.of("conf/chmail.conf"), List.of("attempt.ringTime=30s"));
 * }</pre>
 *
 * @param xmpp the XMPP server and our account there
 * @param node the name of this node; its XMPP resource is {@code bridge-<node>}
 * @param database where all state is
 * @param keyFile the file with the bridge's own keys
 * @param http the three listeners
 * @param mail the way out for mail; empty: no mail is sent
 * @param attempt how callees are rung
 * @param limits how often people may be called
 * @param alarm what reaches someone who is off
 * @param chat when a chat closes by itself
 * @param presence how long a change of presence must last
 * @param portTtl how long a mail can be chatted about since its last use
 * @param trust the domains, in lower case and as A-labels, whose addresses are the logins of the same name
 * @param guests who of those without a login may chat
 * @param roster whether the bridge is put into the rosters of its users
 * @param mucService the MUC service where chats are
 */
public record BridgeConfig(
        Xmpp xmpp,
        String node,
        Database database,
        Path keyFile,
        Http http,
        Optional<Mail> mail,
        LadderPolicy attempt,
        LimitPolicy limits,
        AlarmPolicy alarm,
        ChatPolicy chat,
        PresencePolicy presence,
        Duration portTtl,
        Set<String> trust,
        GuestPolicy guests,
        boolean roster,
        String mucService) {

    public BridgeConfig {
        requireNonNull(xmpp);
        requireNonNull(database);
        requireNonNull(http);
        trust = Set.copyOf(trust);
    }

    /**
     * Reads and checks a configuration.
     *
     * @param file in HOCON; relative paths in it are relative to its folder
     * @param overrides each {@code KEY=VALUE}, counting before the file; the last one of a key counts
     * @throws org.chmail.bridge.config.ConfigRefused with a line for each key that is missing, unknown or refused
     */
    public static BridgeConfig read(Path file, List<String> overrides) {
        return BridgeConfigBinding.bind(ConfigSource.read(file, overrides));
    }

    /**
     * The XMPP server.
     *
     * @param domain its domain, in lower case and as A-label; the bridge's account is {@code chmail@domain}
     * @param host where it is reached
     * @param port for client connections
     * @param password of the bridge's account
     * @param caFile certificates (PEM) to trust instead of the system's
     * @param resumption whether a broken session is resumed (XEP-0198 §5) rather than begun anew
     */
    public record Xmpp(
            String domain, String host, int port, Secret password, Optional<Path> caFile, boolean resumption) {

        /** The local part of the bridge's account. */
        public static final String ACCOUNT = "chmail";

        /** The bridge's bare JID: {@code chmail@domain}. */
        public String jid() {
            return ACCOUNT + "@" + domain;
        }

        /** Whether the connection must be encrypted: always, but to this very computer. */
        public boolean tlsRequired() {
            return !Hosts.isLoopback(host);
        }
    }

    /** What kind of database. */
    public enum Kind {
        SQLITE,
        POSTGRESQL
    }

    /**
     * The database.
     *
     * @param url of JDBC; a path of SQLite in it is absolute
     * @param file of SQLite, absolute; empty for PostgreSQL
     * @param poolSize most connections at once
     */
    public record Database(
            Kind kind,
            String url,
            Optional<Path> file,
            Optional<String> user,
            Optional<Secret> password,
            int poolSize) {}

    /**
     * The listeners.
     *
     * @param publicBind where the pages are served, in plain HTTP (put a reverse proxy with TLS before it)
     * @param publicUrl what links to the pages begin with, without a slash at the end
     * @param proxies what stands before the pages: its {@code X-Forwarded-For} counts
     * @param limits how often the pages may be used
     */
    public record Http(
            HostPort publicBind,
            URI publicUrl,
            List<Network> proxies,
            PageLimitPolicy limits,
            Listener api,
            Listener management) {

        public Http {
            proxies = List.copyOf(proxies);
        }
    }

    /**
     * One listener.
     *
     * @param tls its certificate; empty only on loopback
     */
    public record Listener(HostPort bind, Optional<KeyStoreFile> tls) {}

    /**
     * The mail server for outgoing mail.
     *
     * @param from the sender's address
     */
    public record Mail(HostPort smtp, Optional<String> user, Optional<Secret> password, String from) {}
}
