package org.chmail.it.world;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chmail.it.Person;

/** Many mails at once, as a busy server sees them. */
public final class Crowd {

    private static final int CONNECTIONS = 4;

    private Crowd() {}

    /** Submits so many mails over four connections at a time, and returns their Message-IDs. */
    public static List<String> mails(int count, Person author, Person receiver) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<String>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String subject = "Mail " + i;
                sent.add(threads.submit(() -> author.mail()
                        .writes()
                        .to(receiver.address())
                        .subject(subject)
                        .send()));
            }
            List<String> ids = new ArrayList<>();
            for (Future<String> one : sent) {
                ids.add(one.get());
            }
            return ids;
        }
    }
}
