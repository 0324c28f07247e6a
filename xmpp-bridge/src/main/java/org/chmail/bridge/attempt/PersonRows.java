package org.chmail.bridge.attempt;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** All that the tables hold about one person. */
public interface PersonRows {

    /**
     * The rows about a person, by what they tell; of each row the columns that tell something, times in ISO 8601. Nothing
     * of it is secret to the person, nor tells what others did that the person can't see.
     */
    SequencedMap<String, List<Map<String, Object>>> export(Person person);

    /** The open attempts in which the person has a part, as author, caller or callee. */
    List<String> openAttempts(Person person);

    /**
     * Deletes all about a person: login, addresses, ports, the mails that they wrote with all about them, and their part
     * in those of others. Their attempts must have ended; their rooms' end is said in these words.
     *
     * @return how many rows of what
     */
    SequencedMap<String, Integer> erase(Person person, String farewell);
}
