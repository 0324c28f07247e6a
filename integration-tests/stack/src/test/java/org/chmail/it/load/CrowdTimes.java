package org.chmail.it.load;

import java.util.List;
import java.util.Map;

/**
 * How long messages were on their way.
 *
 * @param taken from when a guest was to say it until the bridge had taken it
 * @param shown from then until another page of the room had it
 * @param whole both
 * @param toXmpp from when a guest was to say it until the author's client had it
 * @param fromXmpp from when the author said it until a page had it
 */
record CrowdTimes(Latency taken, Latency shown, Latency whole, Latency toXmpp, Latency fromXmpp) {

    /** Of those rooms. */
    static CrowdTimes of(List<CrowdRoom> rooms) {
        CrowdTimes times = new CrowdTimes(new Latency(), new Latency(), new Latency(), new Latency(), new Latency());
        rooms.forEach(times::add);
        return times;
    }

    private void add(CrowdRoom room) {
        for (GuestPage speaker : room.guests()) {
            speaker.said().values().forEach(said -> taken.add(said.answered() - said.pressed()));
            for (GuestPage reader : room.guests()) {
                if (reader != speaker) {
                    addShown(speaker.said(), reader.saw());
                }
            }
            for (Shown heard : room.heard()) {
                GuestPage.Said said = speaker.said().get(heard.body());
                if (said != null) {
                    toXmpp.add(heard.nanos() - said.pressed());
                }
            }
        }
        for (GuestPage reader : room.guests()) {
            for (Shown shown : reader.saw()) {
                Long said = room.saidByAuthor().get(shown.body());
                if (said != null) {
                    fromXmpp.add(shown.nanos() - said);
                }
            }
        }
    }

    private void addShown(Map<String, GuestPage.Said> all, List<Shown> saw) {
        for (Shown each : saw) {
            GuestPage.Said said = all.get(each.body());
            if (said != null) {
                shown.add(each.nanos() - said.answered());
                whole.add(each.nanos() - said.pressed());
            }
        }
    }

    @Override
    public String toString() {
        return """
                  taken by the bridge       %s
                  then shown to others      %s
                  both                      %s
                  guest to XMPP client      %s
                  XMPP client to guests     %s
                """.formatted(taken, shown, whole, toXmpp, fromXmpp);
    }
}
