package org.chmail.bridge.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.durability.People.ALICE;
import static org.chmail.bridge.durability.People.BOB;
import static org.chmail.bridge.durability.People.CAROL;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chmail.bridge.directory.DeliveryClaim;
import org.chmail.bridge.directory.StampRequest;
import org.chmail.bridge.durability.Outside.Way;
import org.chmail.bridge.durability.Stage.Stamped;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.store.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each operation costs: a statement is a round trip, a commit waits for the disk. Both are the same everywhere. */
class CountsTest {

    private static final String COSTS = """
            operation                      statements commits
            stamp                                   7       1
            stamp, repeated                         5       1
            delivery                                2       0
            ask                                    33       1
            ask, repeated                           6       1
            outbox: one stanza                     14       2
            outbox: nothing to send                 2       0
            ring time over                         13       1
            nothing is due                          4       0
            outbox: the second ring                14       2
            alarm: the callee goes off             22       1
            outbox: alarm and alarm mail           37       6
            accept                                 26       1
            outbox: a room, two invited            63       6
            """;

    private final StringBuilder seen =
            new StringBuilder(COSTS.lines().findFirst().orElseThrow() + "\n");
    private Database database;
    private Stage stage;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void eachOperationShouldCostWhatItCosts(Databases kind) {
        try (Database used = Database.of(kind)) {
            database = used;
            stage = new Stage(used, () -> Way.GOES);
            measure();
        }
        assertThat(seen).hasToString(COSTS);
    }

    private void measure() {
        stage.truth.change(ALICE, Presence.ON, stage.node());
        stage.truth.change(BOB, Presence.ON, stage.node());
        stage.pass(Duration.ofSeconds(20), size -> 0);
        var request = new StampRequest(
                ALICE.value(),
                Stage.address(ALICE),
                "<0@example.org>",
                "Lunch?",
                List.of(Stage.address(BOB)),
                List.of(Stage.address(CAROL)),
                Map.of(),
                "192.0.2.7",
                false);
        costs("stamp", () -> stage.node().desk.stamp(request));
        costs("stamp, repeated", () -> stage.node().desk.stamp(request));
        Stamped mail = stage.stamp(1, ALICE, List.of(BOB), List.of(CAROL));
        var claim =
                new DeliveryClaim(ALICE, "example.org", mail.ref().port(), Stage.address(ALICE), "<1@example.org>", "");
        costs("delivery", () -> stage.node().arrivals.arrive(claim, List.of(Stage.address(BOB))));
        var key = new CommandKey("k");
        costs("ask", () -> stage.node().services.asking().ask(BOB, mail.ref(), false, key));
        costs("ask, repeated", () -> stage.node().services.asking().ask(BOB, mail.ref(), false, key));
        costs("outbox: one stanza", () -> stage.node().work(size -> 0));
        costs("outbox: nothing to send", stage.node().outbox::run);
        stage.time.pass(Node.LADDER.ringTime(1));
        costs("ring time over", stage.node().services.events()::runDue);
        costs("nothing is due", stage.node().services.events()::runDue);
        costs("outbox: the second ring", () -> stage.node().work(size -> 0));
        stage.truth.change(ALICE, Presence.OFF, stage.node());
        costs("alarm: the callee goes off", () -> stage.time.pass(Duration.ofSeconds(11)));
        costs("outbox: alarm and alarm mail", () -> stage.node().work(size -> 0));
        costs(
                "accept",
                () -> stage.act(
                        Deed.Kind.ACCEPT, ALICE, n -> n.services.answering().accept(ALICE, mail.ref(), null)));
        costs("outbox: a room, two invited", () -> stage.node().work(size -> 0));
    }

    private void costs(String operation, Runnable work) {
        int statements = database.faults.statements();
        stage.points.dieAt(0);
        work.run();
        long commits =
                stage.points.reached().stream().filter("after commit"::equals).count();
        seen.append(String.format("%-34s %6d %7d\n", operation, database.faults.statements() - statements, commits));
    }
}
