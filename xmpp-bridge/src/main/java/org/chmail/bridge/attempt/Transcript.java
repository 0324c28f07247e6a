package org.chmail.bridge.attempt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.LoginId;

/**
 * What is to be mailed of a chat.
 *
 * @param said the messages that were said while the transcript was on
 * @param readers who was in the room at any time while it was
 */
record Transcript(List<ChatEvent> said, SequencedSet<LoginId> readers) {

    /** Of what happened, in order. */
    static Transcript of(List<ChatEvent> events) {
        List<ChatEvent> said = new ArrayList<>();
        SequencedSet<LoginId> readers = new LinkedHashSet<>();
        Map<String, Optional<LoginId>> present = new HashMap<>();
        boolean on = false;
        for (ChatEvent event : events) {
            Optional<LoginId> login = Optional.ofNullable(event.login());
            switch (event.kind()) {
                case SAID -> {
                    if (on) {
                        said.add(event);
                    }
                }
                case CAME -> {
                    present.put(event.nick(), login);
                    if (on) {
                        login.ifPresent(readers::add);
                    }
                }
                case WENT -> present.remove(event.nick());
                case TRANSCRIPT_ON -> {
                    on = true;
                    present.values().forEach(there -> there.ifPresent(readers::add));
                }
                case TRANSCRIPT_OFF -> on = false;
            }
        }
        return new Transcript(said, readers);
    }
}
