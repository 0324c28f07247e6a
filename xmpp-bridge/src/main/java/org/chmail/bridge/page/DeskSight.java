package org.chmail.bridge.page;

import java.time.Instant;
import java.util.List;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.Mail;
import org.jspecify.annotations.Nullable;

/**
 * What someone who is signed in has before them. People are named as they are on the mail, never by an address; guests so
 * that it is seen that they are one.
 *
 * @param at when it was looked at
 * @param rings who waits for their answer, first what is to be heard now
 * @param talks the chats that are open to them, and those that they asked for
 * @param letters the mails that they can chat about, the newest first
 * @param past who asked before, the newest first
 */
public record DeskSight(Instant at, List<Ring> rings, List<Talk> talks, List<Letter> letters, List<Past> past) {

    public DeskSight {
        rings = List.copyOf(rings);
        talks = List.copyOf(talks);
        letters = List.copyOf(letters);
        past = List.copyOf(past);
    }

    /**
     * A question to them.
     *
     * @param leg its id
     * @param due when they are asked again; null if they are not by themselves
     */
    public record Ring(
            String leg,
            Mail mail,
            List<String> askers,
            LegState state,
            @Nullable Instant due) {

        public Ring {
            askers = List.copyOf(askers);
        }
    }

    /**
     * A chat that is open, or asked for.
     *
     * @param others who else is on the mail
     * @param sight what its page shows
     */
    public record Talk(Mail mail, List<String> others, Sight sight) {

        public Talk {
            others = List.copyOf(others);
        }
    }

    /**
     * A mail.
     *
     * @param own whether they wrote it
     * @param people the author; of an own mail, the others
     */
    public record Letter(Mail mail, boolean own, List<String> people) {

        public Letter {
            people = List.copyOf(people);
        }
    }

    /**
     * A question that is over.
     *
     * @param end how it ended
     * @param at when it was first asked
     */
    public record Past(Mail mail, List<String> askers, LegState end, Instant at) {

        public Past {
            askers = List.copyOf(askers);
        }
    }
}
