package org.chmail.mailets.james39;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.james.mailetcontainer.api.MailetLoader;
import org.apache.mailet.Mail;
import org.apache.mailet.Mailet;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.base.GenericMailet;

/** Stand in for the mailets of james-server-mailets, of which there is no 3.9: the last ones keep the mail, the others let it pass. */
final class StandIns {
    private static final Set<String> LAST = Set.of("LocalDelivery", "RemoteDelivery", "ToRepository");
    private static final Set<String> PASSING = Set.of(
            "RecipientRewriteTable",
            "Sieve",
            "DSNBounce",
            "org.apache.james.transport.mailets.VacationMailet",
            "org.apache.james.jmap.mailet.filter.JMAPFiltering");

    private final List<Delivered> delivered = new CopyOnWriteArrayList<>();

    MailetLoader before(MailetLoader real) {
        return config -> {
            String name = config.getMailetName();
            return LAST.contains(name) || PASSING.contains(name) ? standIn(name, config) : real.getMailet(config);
        };
    }

    private Mailet standIn(String name, MailetConfig config) throws MessagingException {
        Mailet mailet = new GenericMailet() {
            @Override
            public void service(Mail mail) throws MessagingException {
                if (LAST.contains(name)) {
                    delivered.add(Delivered.of(name, mail));
                    mail.setState(Mail.GHOST);
                }
            }
        };
        mailet.init(config);
        return mailet;
    }

    void clear() {
        delivered.clear();
    }

    List<Delivered> delivered() {
        return List.copyOf(delivered);
    }
}
