package org.chmail.bridge.durability;

import static org.chmail.bridge.durability.Require.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;

/** What was written to be sent, and what arrived of it. */
final class Queues {

    private static final Pattern PORT = Pattern.compile("\\b\\d{4,5}\\b");

    private final Facts facts;
    private final Map<String, Parcel> written = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> lastHeard = new HashMap<>();
    private final Map<String, String> rings = new HashMap<>();
    private final Map<String, List<String>> heardBy = new TreeMap<>();

    Queues(Facts facts) {
        this.facts = facts;
    }

    /** What each one heard, in order, without what came again. */
    Map<String, List<String>> heardBy() {
        return heardBy;
    }

    void committed(List<Change> changes) {
        for (Change change : changes) {
            if (change.call().equals("outbox.add")) {
                written(change.arg(0, Parcel.class));
            }
        }
    }

    private void written(Parcel parcel) {
        require(written.put(parcel.id(), parcel) == null, "a parcel twice: %s", parcel.id());
        places.put(parcel.id(), places.size());
        if (parcel.kind() == Kind.RING) {
            Leg leg = facts.legs.get(parcel.legId());
            require(leg.state() == LegState.RINGING, "a ring for %s", leg);
            require(leg.phase().equals(parcel.phase()), "a ring of %s for %s", parcel.phase(), leg);
            String other = rings.put(leg.id() + " " + leg.phase(), parcel.id());
            require(other == null, "two rings, %s and %s, for %s", other, parcel.id(), leg);
        }
    }

    void heard(Parcel parcel) {
        Parcel asWritten = written.get(parcel.id());
        require(asWritten != null, "never written: %s", parcel);
        require(asWritten.body().equals(parcel.body()), "%s was written as %s", parcel, asWritten);
        int place = places.get(parcel.id());
        int last = lastHeard.getOrDefault(parcel.recipient(), -1);
        require(place >= last, "%s heard %s after what was written later", parcel.recipient(), parcel);
        if (place > last) {
            heardBy.computeIfAbsent(parcel.recipient(), login -> new ArrayList<>())
                    .add(parcel.kind() + " " + PORT.matcher(parcel.body()).replaceAll("<port>"));
        }
        lastHeard.put(parcel.recipient(), place);
        require(!parcel.recipient().equals(People.HIDDEN.value()), "heard by who was on Bcc: %s", parcel);
        if (parcel.legId() != null && parcel.phase() != null) {
            Leg leg = facts.legs.get(parcel.legId());
            require(leg.phase().equals(parcel.phase()), "%s is about %s, which is now %s", parcel, parcel.phase(), leg);
            require(leg.callee().value().equals(parcel.recipient()), "%s is of %s", parcel, leg.callee());
        }
        if (parcel.kind() == Kind.INVITE) {
            invited(parcel);
        }
    }

    private void invited(Parcel parcel) {
        Chat chat = facts.chats.get(parcel.attemptId());
        require(chat != null && chat.state() != ChatState.OPENING, "invited before the room stands: %s", parcel);
        LoginId who = new LoginId(parcel.recipient());
        require(facts.admissible(chat.attemptId()).contains(who), "invited, but not in it: %s", parcel);
    }

    void mailed(Letter letter) {
        heardBy.computeIfAbsent("mail of " + letter.to(), login -> new ArrayList<>())
                .add(PORT.matcher(letter.subject()).replaceAll("<port>"));
    }
}
