package org.chmail.bridge;

import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.chmail.bridge.config.HostPort;
import org.chmail.bridge.config.Hosts;
import org.chmail.bridge.config.Secret;
import org.chmail.bridge.http.HttpSettings;
import org.chmail.bridge.http.PageSettings;
import org.chmail.bridge.mail.SmtpSettings;
import org.chmail.bridge.store.StoreSettings;
import org.chmail.bridge.xmpp.XmppSettings;

/** What each edge needs of the configuration. */
final class EdgeSettings {

    private EdgeSettings() {}

    static StoreSettings store(BridgeConfig config) {
        BridgeConfig.Database database = config.database();
        return new StoreSettings(
                database.url(),
                database.user().orElse(null),
                database.password().map(Secret::reveal).orElse(null),
                database.poolSize());
    }

    static XmppSettings xmpp(BridgeConfig config) {
        BridgeConfig.Xmpp xmpp = config.xmpp();
        return new XmppSettings(
                xmpp.domain(),
                xmpp.host(),
                xmpp.port(),
                xmpp.password().reveal(),
                config.node(),
                config.mucService(),
                xmpp.tlsRequired(),
                xmpp.caFile(),
                xmpp.resumption(),
                config.roster());
    }

    /** @param key the newest of the key file */
    static HttpSettings http(BridgeConfig config, byte[] key) {
        BridgeConfig.Http http = config.http();
        PageSettings pages = new PageSettings(
                bind(http.publicBind()),
                http.publicUrl(),
                http.proxies(),
                http.limits(),
                new SecretKeySpec(key, "HmacSHA256"));
        return new HttpSettings(pages, listener(http.api()), listener(http.management()));
    }

    static SmtpSettings smtp(BridgeConfig.Mail mail) {
        return new SmtpSettings(
                mail.smtp().host(),
                mail.smtp().port(),
                mail.user().orElse(null),
                mail.password().map(Secret::reveal).orElse(null),
                mail.from(),
                Hosts.isLoopback(mail.smtp().host()));
    }

    private static HttpSettings.Listener listener(BridgeConfig.Listener listener) {
        Optional<HttpSettings.KeyStore> tls = listener.tls()
                .map(keys ->
                        new HttpSettings.KeyStore(keys.path(), keys.password().reveal()));
        return new HttpSettings.Listener(bind(listener.bind()), tls);
    }

    private static HttpSettings.Bind bind(HostPort at) {
        return new HttpSettings.Bind(at.host(), at.port());
    }
}
