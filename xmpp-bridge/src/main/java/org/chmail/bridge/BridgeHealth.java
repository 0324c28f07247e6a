package org.chmail.bridge;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.http.PartHealth;
import org.chmail.bridge.mail.SmtpCourier;
import org.chmail.bridge.xmpp.XmppEdge;

/** How the parts fare, for {@code /health/ready}. */
final class BridgeHealth {

    private BridgeHealth() {}

    static Map<String, Supplier<PartHealth>> parts(
            Supplier<Optional<String>> database, XmppEdge xmpp, Optional<SmtpCourier> smtp, RegistrationGuard guard) {
        return Map.of(
                "database", () -> part(database.get(), "takes changes"),
                "xmpp", () -> part(xmpp.health().xmpp(), "connected"),
                "watch", () -> part(xmpp.health().watch(), "knows who is on"),
                "mail", () -> mail(smtp),
                "registration", () -> part(guard.objection(), "closed, or on loopback"));
    }

    private static PartHealth mail(Optional<SmtpCourier> smtp) {
        if (smtp.isEmpty()) {
            return new PartHealth(true, "not used: `mail.smtp` is not set");
        }
        return smtp.get()
                .trouble()
                .map(says -> PartHealth.bearable(false, "letters wait: " + says))
                .orElseGet(() -> new PartHealth(true, "letters are taken, or none was to be sent yet"));
    }

    private static PartHealth part(Optional<String> trouble, String fine) {
        return trouble.map(says -> new PartHealth(false, says)).orElseGet(() -> new PartHealth(true, fine));
    }
}
