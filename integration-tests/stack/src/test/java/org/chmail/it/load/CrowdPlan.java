package org.chmail.it.load;

import java.time.Duration;

/**
 * How many people say how much.
 *
 * @param rooms chats, each about a mail of its own
 * @param guests at each room's page
 * @param authors who wrote the mails, and sit in their rooms with an XMPP client
 * @param every how often each guest says something
 * @param authorEvery how often an author says something in each of their rooms
 * @param messages of each guest
 * @param cutEvery how often a tenth of the pages' lines are cut
 */
record CrowdPlan(
        int rooms, int guests, int authors, Duration every, Duration authorEvery, int messages, Duration cutEvery) {

    /** How long they talk. */
    Duration length() {
        return every.multipliedBy(messages);
    }

    /** What an author says in one room. */
    int authorMessages() {
        return (int) length().dividedBy(authorEvery);
    }

    /** What guests say in all rooms in a second. */
    double perSecond() {
        return rooms * guests * 1000.0 / every.toMillis();
    }

    @Override
    public String toString() {
        return "%d guests in %d rooms, each with an author, who say %.0f messages/s for %d s"
                .formatted(rooms * guests, rooms, perSecond(), length().toSeconds());
    }
}
