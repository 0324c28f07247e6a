package org.chmail.bridge;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.chmail.bridge.BridgeConfig.Http;
import org.chmail.bridge.BridgeConfig.Listener;
import org.chmail.bridge.config.HostPort;
import org.chmail.bridge.config.KeyStoreFile;
import org.chmail.bridge.config.Secret;
import org.chmail.bridge.config.Settings;
import org.chmail.bridge.http.Network;
import org.chmail.bridge.http.PageLimitPolicy;

/** Binds {@code http.*}: what is bound beyond loopback must be meant, and the inner listeners need TLS there. */
final class BridgeConfigHttp {

    private BridgeConfigHttp() {}

    static Http bind(Settings settings) {
        HostPort bind = settings.value("http.public.bind", HostPort::parse);
        URI url = settings.derived("http.public.url", URI.create("http://" + bind), BridgeConfigHttp::baseUrl);
        if (!bind.isLoopback() && !settings.isSet("http.public.url")) {
            settings.refuse("`http.public.url` is missing; `http.public.bind` is not loopback (" + bind
                    + "), so set what browsers call it, such as https://chat.example.org");
        }
        Listener api = listener(settings, "http.api");
        Listener management = listener(settings, "http.management");
        refuseSame(settings, "http.public.bind", bind, "http.api.bind", api.bind());
        refuseSame(settings, "http.public.bind", bind, "http.management.bind", management.bind());
        refuseSame(settings, "http.api.bind", api.bind(), "http.management.bind", management.bind());
        PageLimitPolicy limits = new PageLimitPolicy(
                settings.integer("limit.formsPerAddress", 1, 100_000),
                settings.integer("limit.formsPerLink", 1, 100_000),
                settings.integer("limit.deadLinksPerAddress", 1, 100_000));
        return new Http(bind, url, settings.list("http.proxies", Network::parse), limits, api, management);
    }

    private static Listener listener(Settings settings, String section) {
        HostPort bind = settings.value(section + ".bind", HostPort::parse);
        String storeKey = section + ".tls.keyStore";
        Optional<Path> path = settings.optional(storeKey, settings::readable);
        Optional<Secret> password = settings.secret(storeKey + "Password");
        if (settings.isSet(storeKey) && !isSecretSet(settings, storeKey + "Password")) {
            settings.refuse("`" + storeKey + "Password` is missing; it opens `" + storeKey + "`");
        }
        if (!settings.isSet(storeKey) && isSecretSet(settings, storeKey + "Password")) {
            settings.refuse("`" + storeKey + "` is missing, though its password is set");
        }
        if (!bind.isLoopback() && !settings.isSet(storeKey)) {
            settings.refuse(
                    section + ".bind",
                    "must be a loopback address, such as 127.0.0.1, unless `" + storeKey + "` is set");
        }
        Optional<KeyStoreFile> tls = path.flatMap(file -> password.map(secret -> new KeyStoreFile(file, secret)));
        tls.ifPresent(store -> open(settings, storeKey, store));
        return new Listener(bind, tls);
    }

    private static boolean isSecretSet(Settings settings, String key) {
        return settings.isSet(key) || settings.isSet(key + "File");
    }

    private static void open(Settings settings, String key, KeyStoreFile store) {
        try {
            store.load();
        } catch (IllegalArgumentException e) {
            settings.refuse(key, String.valueOf(e.getMessage()));
        }
    }

    private static void refuseSame(Settings settings, String key, HostPort bind, String otherKey, HostPort other) {
        if (bind.equals(other)) {
            settings.refuse("`" + key + "` and `" + otherKey + "` are both " + bind + "; give one another port");
        }
    }

    /** An absolute address of the web that paths can be appended to. */
    static URI baseUrl(String text) {
        URI url;
        try {
            url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a URL, such as https://chat.example.org", e);
        }
        String scheme = url.getScheme();
        if (scheme == null
                || !(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
                || url.getHost() == null
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must be an http or https URL without user, query and fragment");
        }
        return url;
    }
}
