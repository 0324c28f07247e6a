package org.chmail.bridge.attempt;

import java.util.List;
import java.util.Map;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as people see it.
 *
 * @param callers those who have not withdrawn
 * @param later who will be asked once someone has joined
 * @param chat its room, once there is one
 * @param guests those of them who have no login
 */
public record AttemptView(
        Attempt attempt,
        Mail mail,
        List<LoginId> callers,
        List<Leg> legs,
        List<LoginId> later,
        @Nullable ChatView chat,
        Map<LoginId, Guest> guests) {

    /** One without guests. */
    public AttemptView(
            Attempt attempt,
            Mail mail,
            List<LoginId> callers,
            List<Leg> legs,
            List<LoginId> later,
            @Nullable ChatView chat) {
        this(attempt, mail, callers, legs, later, chat, Map.of());
    }

    public AttemptView {
        guests = Map.copyOf(guests);
        callers = List.copyOf(callers);
        legs = List.copyOf(legs);
        later = List.copyOf(later);
    }

    /**
     * The room of an attempt.
     *
     * @param room its JID
     */
    public record ChatView(ChatState state, String room) {}
}
