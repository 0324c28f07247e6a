package org.chmail.bridge.http;

import java.util.List;
import org.chmail.bridge.chat.Rooms;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.page.Sight;
import org.chmail.bridge.page.Sight.LegSight;
import org.chmail.bridge.page.Sight.Phase;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/** What a page's script is told, in the words of the page's language. */
final class LiveJson {

    record Leg(
            String name,
            String state,
            int ring,
            int rings,
            @Nullable String next,
            String words) {}

    record Here(String nick, boolean you) {}

    record State(
            String phase,
            String note,
            List<Leg> legs,
            List<Here> people,
            @Nullable String me,
            boolean canKick) {}

    record Said(
            long seq,
            String nick,
            String body,
            String at,
            boolean you,
            @Nullable String ref) {}

    record Typing(String nick, boolean on) {}

    record Bye(String note) {}

    private final Phrases phrases;
    private final int rings;

    LiveJson(Phrases phrases, LadderPolicy policy) {
        this.phrases = phrases;
        this.rings = policy.maxRings();
    }

    State state(Sight sight) {
        List<Leg> legs = sight.legs().stream().map(this::leg).toList();
        List<Here> here = sight.here().stream()
                .map(nick -> new Here(nick, nick.equals(sight.me())))
                .toList();
        return new State(phase(sight.phase()), note(sight), legs, here, sight.me(), sight.own());
    }

    Said said(ChatEvent event, @Nullable String me) {
        boolean own = event.kind() == ChatEvent.Kind.SAID;
        return new Said(
                event.seq(),
                own ? event.nick() : Rooms.OWN_NICK,
                String.valueOf(event.body()),
                event.at().toString(),
                own && event.nick().equals(me),
                event.stanzaId());
    }

    Bye bye(String key) {
        return new Bye(phrases.say(key));
    }

    private Leg leg(LegSight leg) {
        String words = leg.state() == LegState.RINGING
                ? phrases.say("live.leg.RINGING", leg.ring(), rings)
                : phrases.say("live.leg." + leg.state());
        String next = leg.next() == null ? null : leg.next().toString();
        return new Leg(leg.name(), leg.state().name(), leg.ring(), rings, next, words);
    }

    /** How it stands, in a sentence. */
    String note(Sight sight) {
        return phrases.say("live.note."
                + (switch (sight.phase()) {
                    case ASKING -> asking(sight);
                    case AWAITED -> "ASKING.JOINED";
                    default -> sight.phase().name();
                }));
    }

    /** Which of those who are asked says most about how long it may take. */
    private static String asking(Sight sight) {
        List<LegState> states = sight.legs().stream().map(LegSight::state).toList();
        for (LegState state : List.of(LegState.JOINED, LegState.RINGING, LegState.PARKED, LegState.ALARMED)) {
            if (states.contains(state)) {
                return "ASKING." + state;
            }
        }
        return "ASKING";
    }

    private static String phase(Phase phase) {
        return switch (phase) {
            case READY -> "ready";
            case ASKING -> "asking";
            case ASKED -> "asked";
            case AWAITED -> "asking";
            case CHAT -> "chat";
            case OVER -> "over";
        };
    }
}
