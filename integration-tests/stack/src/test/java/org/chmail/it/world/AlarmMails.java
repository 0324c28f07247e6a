package org.chmail.it.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.server.Http;

/** The bridge's own mails in somebody's mailbox, and the page that one links to. */
public final class AlarmMails {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern LINK = Pattern.compile("(https?://\\S+/a/[a-z2-7]{32})\\s");

    private AlarmMails() {}

    /** Those that are there now. */
    public static List<ArrivedMail> of(Person person) {
        return person.mail().inbox().stream()
                .filter(mail -> !mail.fields("Auto-Submitted").isEmpty())
                .toList();
    }

    /** Waits for one, which must be the only one. */
    public static ArrivedMail theOnlyOneOf(Person person) {
        List<ArrivedMail> mails = Awaitility.await("the alarm mail of " + person.address())
                .atMost(PATIENCE)
                .until(() -> of(person), found -> !found.isEmpty());
        if (mails.size() != 1) {
            throw new AssertionError(mails.size() + " alarm mails instead of one for " + person.address());
        }
        return mails.getFirst();
    }

    /** The link by which its receiver answers. */
    public static URI link(ArrivedMail alarm) {
        Matcher link = LINK.matcher(alarm.text());
        if (!link.find()) {
            throw new AssertionError("no answer link in: " + alarm.text());
        }
        return URI.create(link.group(1));
    }

    /** Opens the page. */
    public static HttpResponse<String> open(URI link) {
        return ask("GET", link, "");
    }

    /** Sends one of the page's forms. */
    public static HttpResponse<String> answer(URI link, String form) {
        return ask("POST", link, form);
    }

    private static HttpResponse<String> ask(String method, URI link, String form) {
        try {
            return Http.send(method, link, form, "Content-Type", "application/x-www-form-urlencoded");
        } catch (IOException e) {
            throw new UncheckedIOException(link + " cannot be opened", e);
        }
    }
}
