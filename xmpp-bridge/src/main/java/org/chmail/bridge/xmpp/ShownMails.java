package org.chmail.bridge.xmpp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;

/** The mails that each login was shown last, so that they can be named by number. Forgotten at a restart. */
final class ShownMails {

    private final int most;

    // guarded by this; the least recently shown first
    private final Map<LoginId, List<String>> shown = new LinkedHashMap<>();

    /** @param most for how many logins this is remembered */
    ShownMails(int most) {
        this.most = most;
    }

    synchronized void show(LoginId login, List<Mail> mails) {
        shown.remove(login);
        shown.put(login, mails.stream().map(Mail::id).toList());
        if (shown.size() > most) {
            shown.remove(shown.keySet().iterator().next());
        }
    }

    /** @param number from 1 */
    synchronized Optional<String> mailId(LoginId login, int number) {
        List<String> mails = shown.getOrDefault(login, List.of());
        return number < 1 || number > mails.size() ? Optional.empty() : Optional.of(mails.get(number - 1));
    }
}
