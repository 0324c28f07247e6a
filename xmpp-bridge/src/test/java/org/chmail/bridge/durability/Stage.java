package org.chmail.bridge.durability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.chmail.bridge.attempt.MailRef.ByPort;
import org.chmail.bridge.directory.StampOutcome;
import org.chmail.bridge.directory.StampRequest;
import org.chmail.bridge.durability.Deed.Kind;
import org.chmail.bridge.durability.Outside.Way;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.store.Store;

/** One bridge on a database, the world around it, and the oracle who watches both; the bridge may die and start anew. */
final class Stage {

    /** Asks the node for something; what it answers, is known to who asked. */
    interface Request<R> {
        R of(Node node);
    }

    /** A mail that was stamped. */
    record Stamped(LoginId author, List<LoginId> to, List<LoginId> cc, ByPort ref) {

        List<LoginId> people() {
            var all = new ArrayList<LoginId>(to);
            all.addAll(cc);
            all.add(author);
            return all;
        }
    }

    final Time time = new Time();
    final Points points = new Points();
    final Truth truth = new Truth(time);
    final Oracle oracle = new Oracle(truth::known, () -> node().clock.instant());
    final Outside outside;
    private final Watched transactions;
    private final Store store;
    private Node node;

    Stage(Database database, Supplier<Way> ways) {
        store = database.store;
        outside = new Outside(points, ways, oracle);
        transactions = new Watched(store, database.faults::takeUnsaid, points, oracle::committed);
        start();
    }

    Node node() {
        return node;
    }

    /** The process starts, and connects. */
    void start() {
        node = new Node(transactions, outside, time);
        if (outside.session) {
            connected();
        }
    }

    /** The process is dead; what it was about to do is forgotten. */
    void die() {
        time.forget();
        outside.forget();
        truth.forget();
        oracle.during(Deed.NOTHING);
    }

    /** The XMPP session stands. */
    void connected() {
        outside.session = true;
        node.chats.repairRooms();
        truth.watch(node);
    }

    /** The XMPP session is lost. */
    void disconnected() {
        outside.loseSession();
        node.talk.away();
        truth.lose(node);
    }

    /** Does something for someone. */
    <R> R act(Kind kind, LoginId who, Request<R> request) {
        oracle.during(new Deed(kind, who));
        try {
            return request.of(node);
        } finally {
            oracle.during(Deed.NOTHING);
        }
    }

    /** Stamps a mail, twice, as the mailet does when it had no answer. */
    Stamped stamp(int number, LoginId author, List<LoginId> to, List<LoginId> cc) {
        var request = new StampRequest(
                author.value(),
                address(author),
                "<" + number + "@example.org>",
                "Lunch?",
                to.stream().map(Stage::address).toList(),
                cc.stream().map(Stage::address).toList(),
                Map.of(),
                "192.0.2.7",
                false);
        StampOutcome outcome = act(Kind.STAMP, author, n -> n.desk.stamp(request));
        StampOutcome again = act(Kind.STAMP, author, n -> n.desk.stamp(request));
        Require.require(outcome.equals(again), "stamped as %s, then as %s", outcome, again);
        var stamped = (StampOutcome.Stamped) outcome;
        return new Stamped(author, to, cc, new ByPort(stamped.login(), stamped.port()));
    }

    /** Lets time pass second by second at first, then faster; acts on what is due, and sends. */
    void pass(Duration whole, IntUnaryOperator choice) {
        Duration left = whole;
        Duration slice = Duration.ofSeconds(1);
        while (left.isPositive()) {
            Duration next = slice.compareTo(left) < 0 ? slice : left;
            time.pass(next);
            left = left.minus(next);
            slice = slice.multipliedBy(2);
            node.work(choice);
            oracle.check();
        }
    }

    /** How many parcels wait. */
    long waiting() {
        return store.read(tx -> tx.outbox().waiting());
    }

    static Address address(LoginId login) {
        return new Address(login.value());
    }
}
