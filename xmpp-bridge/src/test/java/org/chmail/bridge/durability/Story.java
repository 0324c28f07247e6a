package org.chmail.bridge.durability;

import static org.chmail.bridge.durability.People.ALICE;
import static org.chmail.bridge.durability.People.BOB;
import static org.chmail.bridge.durability.People.CAROL;
import static org.chmail.bridge.durability.People.DAN;
import static org.chmail.bridge.durability.Play.accepts;
import static org.chmail.bridge.durability.Play.asks;
import static org.chmail.bridge.durability.Play.closes;
import static org.chmail.bridge.durability.Play.declines;
import static org.chmail.bridge.durability.Play.fragile;
import static org.chmail.bridge.durability.Play.is;
import static org.chmail.bridge.durability.Play.mail;
import static org.chmail.bridge.durability.Play.until;
import static org.chmail.bridge.durability.Play.wantsLater;
import static org.chmail.bridge.durability.Play.withdraws;
import static org.chmail.bridge.model.Presence.OFF;
import static org.chmail.bridge.model.Presence.ON;
import static org.chmail.bridge.model.Presence.QUIET;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chmail.bridge.durability.Play.Step;

/**
 * What people do, step by step, while the bridge dies at every point of it, or its database fails.
 *
 * @param name what it is about
 */
record Story(String name, List<Step> steps) {

    static final List<Story> ALL = List.of(
            new Story(
                    "ANSWERED",
                    List.of(
                            is(ALICE, ON),
                            is(BOB, ON),
                            fragile(mail(1, ALICE, List.of(BOB), List.of())),
                            fragile(asks(BOB)),
                            fragile(accepts(ALICE)),
                            until(Duration.ofMinutes(1)))),
            new Story(
                    "RUNG_OUT",
                    List.of(
                            is(ALICE, ON),
                            mail(1, ALICE, List.of(BOB), List.of()),
                            asks(BOB),
                            fragile(until(Duration.ofSeconds(46))),
                            until(Duration.ofSeconds(145)),
                            fragile(until(Duration.ofSeconds(340))))),
            new Story(
                    "OFF_THEN_ON",
                    List.of(
                            mail(1, ALICE, List.of(BOB), List.of()),
                            fragile(asks(BOB)),
                            until(Duration.ofMinutes(3)),
                            is(ALICE, ON),
                            fragile(until(Duration.ofSeconds(210))),
                            fragile(declines(ALICE)))),
            new Story(
                    "LATER",
                    List.of(
                            is(ALICE, ON),
                            mail(1, ALICE, List.of(BOB), List.of()),
                            asks(BOB),
                            fragile(wantsLater(ALICE, Duration.ofMinutes(1))),
                            fragile(until(Duration.ofSeconds(62))),
                            accepts(ALICE))),
            new Story(
                    "QUIET_THEN_ON",
                    List.of(
                            is(ALICE, QUIET),
                            mail(1, ALICE, List.of(BOB), List.of()),
                            asks(BOB),
                            until(Duration.ofMinutes(3)),
                            is(ALICE, ON),
                            until(Duration.ofSeconds(210)),
                            accepts(ALICE),
                            until(Duration.ofMinutes(4)))),
            new Story(
                    "GOES_OFF",
                    List.of(
                            is(ALICE, ON),
                            mail(1, ALICE, List.of(BOB), List.of()),
                            asks(BOB),
                            is(ALICE, OFF),
                            fragile(until(Duration.ofMinutes(1))),
                            withdraws(BOB))),
            new Story(
                    "CANCELLED",
                    List.of(
                            is(ALICE, ON),
                            mail(1, ALICE, List.of(BOB), List.of(CAROL)),
                            asks(BOB),
                            asks(CAROL),
                            withdraws(BOB),
                            fragile(withdraws(CAROL)))),
            new Story(
                    "GLARE",
                    List.of(
                            is(ALICE, ON),
                            is(BOB, ON),
                            mail(1, ALICE, List.of(BOB), List.of()),
                            asks(BOB),
                            asks(ALICE),
                            until(Duration.ofSeconds(30)))),
            new Story(
                    "CC_LATE",
                    List.of(
                            is(ALICE, ON),
                            is(BOB, ON),
                            is(CAROL, ON),
                            mail(1, ALICE, List.of(BOB), List.of(CAROL, DAN)),
                            asks(ALICE),
                            fragile(accepts(BOB)),
                            until(Duration.ofSeconds(20)),
                            accepts(CAROL),
                            until(Duration.ofSeconds(30)),
                            fragile(closes(ALICE)))),
            new Story(
                    "CALLED_BACK",
                    List.of(
                            is(ALICE, ON),
                            mail(1, ALICE, List.of(BOB), List.of()),
                            asks(BOB),
                            accepts(ALICE),
                            until(Duration.ofSeconds(30)),
                            is(BOB, ON),
                            until(Duration.ofSeconds(90)),
                            accepts(BOB),
                            until(Duration.ofSeconds(100)))));

    /** The same, until nobody waits for anything any more. */
    List<Step> untilTheEnd() {
        List<Step> all = new ArrayList<>(steps);
        all.add(until(Duration.ofHours(27)));
        return all;
    }
}
