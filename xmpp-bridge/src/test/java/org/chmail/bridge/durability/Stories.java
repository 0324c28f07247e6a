package org.chmail.bridge.durability;

import static org.chmail.bridge.durability.People.ALICE;
import static org.chmail.bridge.durability.People.BOB;
import static org.chmail.bridge.durability.People.CAROL;
import static org.chmail.bridge.durability.People.DAN;
import static org.chmail.bridge.durability.Play.accepts;
import static org.chmail.bridge.durability.Play.asks;
import static org.chmail.bridge.durability.Play.closes;
import static org.chmail.bridge.durability.Play.declines;
import static org.chmail.bridge.durability.Play.is;
import static org.chmail.bridge.durability.Play.mail;
import static org.chmail.bridge.durability.Play.until;
import static org.chmail.bridge.durability.Play.withdraws;
import static org.chmail.bridge.model.Presence.OFF;
import static org.chmail.bridge.model.Presence.ON;
import static org.chmail.bridge.model.Presence.QUIET;

import java.time.Duration;
import java.util.List;
import org.chmail.bridge.durability.Play.Step;


/** The stories in which the bridge dies at every point. */
enum Stories {
    ANSWERED(
            is(ALICE, ON),
            is(BOB, ON),
            mail(1, ALICE, List.of(BOB), List.of()),
            asks(BOB),
            accepts(ALICE),
            until(Duration.ofMinutes(1)),
            until(Duration.ofHours(2))),
    RUNG_OUT(
            is(ALICE, ON),
            mail(1, ALICE, List.of(BOB), List.of()),
            asks(BOB),
            until(Duration.ofMinutes(10)),
            until(Duration.ofHours(26))),
    OFF_THEN_ON(
            mail(1, ALICE, List.of(BOB), List.of()),
            asks(BOB),
            until(Duration.ofMinutes(3)),
            is(ALICE, ON),
            until(Duration.ofSeconds(210)),
            declines(ALICE)),
    QUIET_THEN_ON(
            is(ALICE, QUIET),
            mail(1, ALICE, List.of(BOB), List.of()),
            asks(BOB),
            until(Duration.ofMinutes(3)),
            is(ALICE, ON),
            until(Duration.ofSeconds(210)),
            accepts(ALICE),
            until(Duration.ofMinutes(4))),
    GOES_OFF(
            is(ALICE, ON),
            mail(1, ALICE, List.of(BOB), List.of()),
            asks(BOB),
            is(ALICE, OFF),
            until(Duration.ofMinutes(1)),
            withdraws(BOB)),
    CANCELLED(
            is(ALICE, ON),
            mail(1, ALICE, List.of(BOB), List.of(CAROL)),
            asks(BOB),
            asks(CAROL),
            withdraws(BOB),
            withdraws(CAROL)),
    GLARE(
            is(ALICE, ON),
            is(BOB, ON),
            mail(1, ALICE, List.of(BOB), List.of()),
            asks(BOB),
            asks(ALICE),
            until(Duration.ofSeconds(30))),
    CC_LATE(
            is(ALICE, ON),
            is(BOB, ON),
            is(CAROL, ON),
            mail(1, ALICE, List.of(BOB), List.of(CAROL, DAN)),
            asks(ALICE),
            accepts(BOB),
            until(Duration.ofSeconds(20)),
            accepts(CAROL),
            until(Duration.ofSeconds(30)),
            closes(ALICE)),
    CALLED_BACK(
            is(ALICE, ON),
            mail(1, ALICE, List.of(BOB), List.of()),
            asks(BOB),
            accepts(ALICE),
            until(Duration.ofSeconds(30)),
            is(BOB, ON),
            until(Duration.ofSeconds(90)),
            accepts(BOB),
            until(Duration.ofSeconds(100)));


    final List<Step> steps;

    Stories(Step... steps) {
        this.steps = List.of(steps);
    }
}
