package org.chmail.bridge.page;

import java.util.List;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.page.DeskSight.Ring;

/**
 * What is equal to what it was before for as long as a {@link DeskSight} shows the same, and takes less to find out.
 *
 * @param open the attempts in which they have a part
 * @param mails the newest
 * @param ended their legs that have ended
 */
public record Glance(List<Ring> rings, List<AttemptView> open, List<Mail> mails, List<Leg> ended) {

    public Glance {
        rings = List.copyOf(rings);
        open = List.copyOf(open);
        mails = List.copyOf(mails);
        ended = List.copyOf(ended);
    }
}
