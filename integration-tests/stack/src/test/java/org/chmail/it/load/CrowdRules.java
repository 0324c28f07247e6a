package org.chmail.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What must hold of a room in which nobody says anything twice: everybody has each message once; all pages have the same
 * ones in the same order; nobody's own messages change places.
 *
 * <p>An XMPP client may have another order than the pages: Openfire may tell an answer to one occupant before it has told
 * the question to another. How often that was so is counted.
 */
final class CrowdRules {

    /** What the bridge is called in rooms. */
    static final String BRIDGE = "CHmail";

    /** So many findings of one kind are told. */
    private static final int TOLD = 5;

    /** What was said last is with everybody after so long, on a machine that has more to do. */
    private static final Duration SETTLING = Duration.ofMinutes(1);
    /** What comes twice comes within so long after the first. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final CrowdRoom room;
    private final List<String> findings = new ArrayList<>();

    private CrowdRules(CrowdRoom room) {
        this.room = room;
    }

    /** Waits until everybody has everything and nothing more comes, then holds it against what was said. */
    static void allHaveHeardOnceAndInOrder(List<CrowdRoom> rooms) {
        try {
            Awaitility.await("everybody has everything")
                    .atMost(SETTLING)
                    .during(QUIET)
                    .until(() -> rooms.stream().allMatch(CrowdRoom::isComplete));
        } catch (ConditionTimeoutException e) {
            // The rules say what is missing, and who misses it.
            System.err.println(e.getMessage());
        }
        assertThat(rooms.stream().flatMap(room -> broken(room).stream())).isEmpty();
    }

    /** What is wrong; empty if all is well. */
    private static List<String> broken(CrowdRoom room) {
        CrowdRules rules = new CrowdRules(room);
        rules.check();
        return rules.findings;
    }

    /** How many messages stand elsewhere in the author's client than on the pages. */
    static int displaced(CrowdRoom room) {
        List<String> onPage = bodies(people(room.guests().getFirst().saw()));
        List<String> atAuthor = bodies(room.heard());
        int displaced = 0;
        for (int i = 0; i < Math.min(onPage.size(), atAuthor.size()); i++) {
            if (!onPage.get(i).equals(atAuthor.get(i))) {
                displaced++;
            }
        }
        return displaced;
    }

    /** Without what the bridge said. */
    static List<Shown> people(List<Shown> all) {
        return all.stream().filter(shown -> !shown.nick().equals(BRIDGE)).toList();
    }

    private void check() {
        Set<String> said = room.said();
        Map<String, String> nicks = new HashMap<>();
        for (GuestPage guest : room.guests()) {
            guest.said().keySet().forEach(words -> nicks.put(words, guest.nick()));
        }
        complete("the author", room.heard(), said, nicks);
        List<String> first = lines(room.guests().getFirst().saw());
        for (GuestPage guest : room.guests()) {
            complete(guest.name(), people(guest.saw()), said, nicks);
            if (!lines(guest.saw()).equals(first)) {
                findings.add("%s: %s has another order than %s"
                        .formatted(room, guest.name(), room.guests().getFirst().name()));
            }
        }
    }

    private void complete(String who, List<Shown> saw, Set<String> said, Map<String, String> nicks) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        Map<String, Integer> last = new HashMap<>();
        Set<String> late = new TreeSet<>();
        for (Shown shown : saw) {
            if (!once.add(shown.body())) {
                twice.add(shown.body());
            }
            String nick = nicks.getOrDefault(shown.body(), shown.nick());
            if (!nick.equals(shown.nick())) {
                findings.add("%s: %s saw %s said by %s".formatted(room, who, shown.body(), shown.nick()));
            }
            int number = number(shown.body());
            if (last.merge(shown.nick(), number, Math::max) > number) {
                late.add(shown.body());
            }
        }
        Set<String> lost = new TreeSet<>(said);
        lost.removeAll(once);
        once.removeAll(said);
        tell(who, "never saw", lost);
        tell(who, "saw twice", twice);
        tell(who, "saw too late", late);
        tell(who, "saw, which nobody said,", once);
    }

    private void tell(String who, String what, Set<String> messages) {
        if (!messages.isEmpty()) {
            findings.add("%s: %s %s %d, such as %s"
                    .formatted(
                            room,
                            who,
                            what,
                            messages.size(),
                            messages.stream().limit(TOLD).toList()));
        }
    }

    /** The number at the end of a message, which grows with each of one person's. */
    private static int number(String body) {
        return Integer.parseInt(body.substring(body.lastIndexOf(' ') + 1));
    }

    private static List<String> lines(List<Shown> all) {
        return all.stream().map(Shown::line).toList();
    }

    private static List<String> bodies(List<Shown> all) {
        return all.stream().map(Shown::body).toList();
    }
}
