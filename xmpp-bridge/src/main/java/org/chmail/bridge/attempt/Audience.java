package org.chmail.bridge.attempt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chmail.bridge.directory.DirectoryTransaction;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.LoginId;

/** Who hears of whom: nobody of someone whom they blocked. */
final class Audience {

    private Audience() {}

    /** Who asks {@code callee}, without those whom they blocked: the callers, or those who joined when they call back. */
    static List<LoginId> askers(AttemptTransaction tx, Attempt attempt, LoginId callee) {
        List<LoginId> callers = new ArrayList<>(Legs.callers(tx, attempt));
        callers.remove(callee);
        List<LoginId> all = callers.isEmpty() ? Legs.joined(tx, attempt) : callers;
        return without(all, Set.copyOf(tx.blocks().blockedBy(callee)));
    }

    /** Which callers are told what becomes of {@code callee}: if all of them are blocked, all, for that is told as off. */
    static List<LoginId> told(AttemptTransaction tx, Attempt attempt, LoginId callee) {
        List<LoginId> callers = new ArrayList<>(Legs.callers(tx, attempt));
        callers.remove(callee);
        List<LoginId> heard = without(callers, Set.copyOf(tx.blocks().blockedBy(callee)));
        return heard.isEmpty() ? callers : heard;
    }

    /** Whether {@code login} can be in this chat: no block lies between them and anyone who was let in. */
    static boolean admits(AttemptTransaction tx, Chat chat, LoginId login) {
        Set<LoginId> apart = apartFrom(tx, login);
        return apart.isEmpty() || tx.chats().admitted(chat.id()).stream().noneMatch(apart::contains);
    }

    private static Set<LoginId> apartFrom(DirectoryTransaction tx, LoginId login) {
        Set<LoginId> apart = new HashSet<>(tx.blocks().blockedBy(login));
        apart.addAll(tx.blocks().blockersOf(login));
        return apart;
    }

    private static List<LoginId> without(List<LoginId> logins, Set<LoginId> blocked) {
        return logins.stream().filter(login -> !blocked.contains(login)).toList();
    }
}
