package org.chmail.bridge.xmpp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;

/** The mails that each login was shown, so that they can be named by number. Forgotten at a restart. */
final class ShownMails {

    /** The pages since the first one was shown last. */
    private record Pages(int last, Map<Integer, String> idByNumber) {}

    private final int most;

    // guarded by this; the least recently shown first
    private final Map<LoginId, Pages> shown = new LinkedHashMap<>();

    /** @param most for how many logins this is remembered */
    ShownMails(int most) {
        this.most = most;
    }

    /**
     * A page was shown; the first one begins a new list.
     *
     * @param page from 1
     * @param first the number of its first mail, from 1
     */
    synchronized void show(LoginId login, int page, int first, List<Mail> mails) {
        Pages before = shown.remove(login);
        Map<Integer, String> ids = before == null || page == 1 ? new HashMap<>() : before.idByNumber();
        for (int i = 0; i < mails.size(); i++) {
            ids.put(first + i, mails.get(i).id());
        }
        shown.put(login, new Pages(page, ids));
        if (shown.size() > most) {
            shown.remove(shown.keySet().iterator().next());
        }
    }

    /** The page after the one that was shown last; the first one if there is none. */
    synchronized int nextPage(LoginId login) {
        Pages pages = shown.get(login);
        return pages == null ? 1 : pages.last() + 1;
    }

    /** @param number from 1 */
    synchronized Optional<String> mailId(LoginId login, int number) {
        Pages pages = shown.get(login);
        return pages == null
                ? Optional.empty()
                : Optional.ofNullable(pages.idByNumber().get(number));
    }
}
