package org.chmail.bridge.page;

import java.time.Instant;
import java.util.List;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.Mail;
import org.jspecify.annotations.Nullable;

/**
 * What someone who is on a mail sees on its page now.
 *
 * @param people what those on the mail are called, the author first; empty if they must not know
 * @param reachable whether who would be asked first can be rung now, one of them at least; null if they must not know
 * @param legs who is asked, unless nobody is, or they must not know
 * @param me what the room calls the one who looks; null while they are not in the chat
 * @param here who is in the chat
 * @param said what was said since, in order
 * @param room where the chat is; null while they are not in it
 * @param own whether they wrote the mail, and so may put others out of the chat
 */
public record Sight(
        Mail mail,
        Phase phase,
        List<String> people,
        @Nullable Boolean reachable,
        List<LegSight> legs,
        @Nullable String me,
        List<String> here,
        List<ChatEvent> said,
        @Nullable String room,
        boolean own) {

    public Sight {
        people = List.copyOf(people);
        legs = List.copyOf(legs);
        here = List.copyOf(here);
        said = List.copyOf(said);
    }

    /** How things stand for the one who looks. */
    public enum Phase {
        /** They may ask: nobody asks now, or others do. */
        READY,
        /** They ask, and nobody has answered yet. */
        ASKING,
        /** They are asked. */
        ASKED,
        /** They asked, were away when that was answered, and are called back. */
        AWAITED,
        /** The chat is open for them. */
        CHAT,
        /** What they asked for, or the chat, is over. */
        OVER
    }

    /**
     * One who is asked.
     *
     * @param ring which ring this is; 0 unless they are being rung
     * @param next when their state changes by itself; null if it does not
     */
    public record LegSight(
            String name, LegState state, int ring, @Nullable Instant next) {}
}
