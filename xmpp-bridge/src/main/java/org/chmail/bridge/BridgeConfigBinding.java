package org.chmail.bridge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.BridgeConfig.Mail;
import org.chmail.bridge.BridgeConfig.Xmpp;
import org.chmail.bridge.config.HostPort;
import org.chmail.bridge.config.Hosts;
import org.chmail.bridge.config.PemFile;
import org.chmail.bridge.config.Secret;
import org.chmail.bridge.config.Settings;
import org.chmail.bridge.model.AlarmPolicy;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.GuestPolicy;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LimitPolicy;
import org.chmail.bridge.model.PresencePolicy;

/** Binds each key of the settings to its place in {@link BridgeConfig}, and holds what they mean together. */
public final class BridgeConfigBinding {

    /** In the place of a domain that is missing or refused, until all problems are known. */
    private static final String NO_DOMAIN = "unset.invalid";

    private BridgeConfigBinding() {}

    /**
     * Binds and checks them.
     *
     * @throws org.chmail.bridge.config.ConfigRefused with a line for each key that is missing or refused
     */
    public static BridgeConfig bind(Settings settings) {
        Xmpp xmpp = xmpp(settings);
        BridgeConfig config = new BridgeConfig(
                xmpp,
                settings.value("node", BridgeConfigBinding::node),
                BridgeConfigDatabase.bind(settings),
                settings.value("key.file", settings::path),
                BridgeConfigHttp.bind(settings),
                mail(settings, xmpp.domain()),
                attempt(settings),
                new LimitPolicy(
                        settings.integer("limit.attemptsPerCaller", 1, 100_000),
                        settings.integer("limit.attemptsPerPair", 1, 100_000),
                        settings.integer("limit.ringsPerCallee", 1, 100_000)),
                new AlarmPolicy(
                        settings.duration("alarm.mailEvery", Duration.ofMinutes(1), Duration.ofHours(24)),
                        settings.flag("alarm.outsiders")),
                new ChatPolicy(
                        settings.duration("chat.idle", Duration.ofSeconds(10), Duration.ofHours(24)),
                        settings.duration("chat.empty", Duration.ofSeconds(5), Duration.ofHours(24))),
                new PresencePolicy(
                        settings.duration("presence.offAfter", Duration.ZERO, Duration.ofMinutes(5)),
                        settings.duration("presence.onAfter", Duration.ZERO, Duration.ofMinutes(5)),
                        settings.duration("presence.restartGrace", Duration.ZERO, Duration.ofMinutes(10))),
                settings.duration("port.ttl", Duration.ofHours(1), Duration.ofDays(3650)),
                trust(settings, xmpp.domain()),
                settings.choice("guests", GuestPolicy.class),
                settings.flag("roster"),
                settings.derived("muc.service", "chats." + xmpp.domain(), Hosts::domain));
        settings.finish();
        return config;
    }

    private static Xmpp xmpp(Settings settings) {
        String domain = settings.required("xmpp.domain", NO_DOMAIN, Hosts::domain);
        String host = settings.derived("xmpp.host", domain, Hosts::host);
        int port = settings.integer("xmpp.port", 1, 65535);
        Optional<Secret> password = settings.secret("xmpp.password");
        if (!settings.isSet("xmpp.password") && !settings.isSet("xmpp.passwordFile")) {
            settings.refuse("`xmpp.password` is missing, and has no default; set it, or `xmpp.passwordFile`, to the"
                    + " password of the XMPP account " + Xmpp.ACCOUNT);
        }
        Optional<Path> caFile = settings.optional("xmpp.tls.caFile", text -> {
            Path file = settings.readable(text);
            PemFile.certificates(file);
            return file;
        });
        return new Xmpp(domain, host, port, password.orElse(new Secret("")), caFile, settings.flag("xmpp.resumption"));
    }

    private static String node(String text) {
        if (!text.matches("[A-Za-z0-9_-]{1,32}")) {
            throw new IllegalArgumentException("must be 1 to 32 letters, digits, - or _");
        }
        return text;
    }

    private static LadderPolicy attempt(Settings settings) {
        return new LadderPolicy(
                settings.duration("attempt.ringTime", Duration.ofSeconds(5), Duration.ofMinutes(10)),
                settings.decimal("attempt.backoff", 1.0, 10.0),
                settings.integer("attempt.maxRings", 1, 10),
                settings.integer("attempt.maxRounds", 1, 20),
                settings.duration("attempt.reringAfter", Duration.ZERO, Duration.ofHours(1)),
                settings.duration("attempt.ttl", Duration.ofMinutes(1), Duration.ofDays(30)),
                settings.integer("attempt.maxCallees", 1, 100));
    }

    private static Optional<Mail> mail(Settings settings, String domain) {
        Optional<HostPort> smtp = settings.optional("mail.smtp", HostPort::parse);
        Optional<String> user = settings.optional("mail.user", text -> text);
        Optional<Secret> password = settings.secret("mail.password");
        String from = settings.derived("mail.from", Xmpp.ACCOUNT + "@" + domain, BridgeConfigBinding::address);
        if (user.isPresent() != password.isPresent()) {
            settings.refuse("`mail.user` and `mail.password` (or `mail.passwordFile`) go together; set both or none");
        }
        return smtp.map(server -> new Mail(server, user, password, from));
    }

    private static String address(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || !text.substring(0, at).matches("[\\w.!#$%&'*+/=?^`{|}~-]+")) {
            throw new IllegalArgumentException("must be a mail address, such as chmail@example.org");
        }
        return text.substring(0, at + 1) + Hosts.domain(text.substring(at + 1));
    }

    private static Set<String> trust(Settings settings, String domain) {
        return Set.copyOf(settings.list("directory.trust", text -> {
            String trusted = Hosts.domain(text);
            if (!trusted.equals(domain) && !domain.equals(NO_DOMAIN)) {
                throw new IllegalArgumentException("must hold `xmpp.domain` (" + domain
                        + ") only, since an address there is the login of the same name");
            }
            return trusted;
        }));
    }
}
