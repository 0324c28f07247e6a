package org.chmail.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.cli.Check;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.mail.SmtpProbe;
import org.chmail.bridge.store.Store;
import org.chmail.bridge.xmpp.XmppProbe;

/** Tries what the bridge stands on, beside one that serves. */
final class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BridgeConfig config;

    Doctor(BridgeConfig config) {
        this.config = config;
    }

    List<Check> examine() throws InterruptedException {
        List<Check> checks = new ArrayList<>();
        checks.add(database());
        checks.addAll(xmpp());
        checks.add(mail());
        return checks;
    }

    private Check database() {
        String where = config.database().url();
        try (Store store = Store.open(EdgeSettings.store(config))) {
            long waiting = store.read(tx -> tx.outbox().waiting());
            return new Check("database", true, where + " answers; " + waiting + " messages wait to be sent");
        } catch (RuntimeException e) {
            return new Check("database", false, String.valueOf(e.getMessage()));
        }
    }

    private List<Check> xmpp() throws InterruptedException {
        XmppProbe.Findings found = new XmppProbe(EdgeSettings.xmpp(config)).run(PATIENCE);
        String jid = config.xmpp().jid();
        Check openfire = check("openfire", found.xmpp(), jid + " is logged in");
        if (!openfire.ok()) {
            return List.of(openfire, new Check("plugin", false, "could not be asked: there was no XMPP session"));
        }
        RegistrationGuard guard = new RegistrationGuard(!config.xmpp().tlsRequired());
        guard.learned(found.registration());
        return List.of(
                openfire,
                check("plugin", found.watch(), "tells who is on"),
                check("registration", guard.objection(), "closed, or the server is on loopback"));
    }

    private Check mail() {
        if (config.mail().isEmpty()) {
            return new Check("james", true, "not tried: `mail.smtp` is not set, so no mail is sent");
        }
        SmtpProbe.Finding found = new SmtpProbe(EdgeSettings.smtp(config.mail().get())).run();
        return new Check("james", found.ok(), found.says());
    }

    private static Check check(String what, Optional<String> trouble, String fine) {
        return new Check(what, trouble.isEmpty(), trouble.orElse(fine));
    }
}
