package org.chmail.openfire.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

/** The numbers and states of {@code docs/protocol.md}, "XMPP: the watch". */
class WatchBookTest {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final JID ONE = new JID("chmail@example.org/bridge-1");
    private static final JID TWO = new JID("chmail@example.org/bridge-2");
    private static final JID ALICE = new JID("alice@example.org");
    private static final JID BOB = new JID("bob@example.org");
    private static final Resource PHONE = new Resource("phone", 0, null, "192.0.2.7");
    private static final Resource BUSY = new Resource("desk", 0, "dnd", "192.0.2.8");

    private final TestClock clock = new TestClock();
    private final FakeSessions sessions = new FakeSessions();
    private boolean registrationOpen;
    private final WatchBook book = new WatchBook(clock, "e1", sessions, () -> registrationOpen);

    @Test
    void snapshotShouldReadAsInTheContract() {
        sessions.set("alice@example.org", PHONE);
        sessions.set("bob@example.org");
        clock.goOn(Duration.ofHours(1));

        assertThat(book.watch(ONE, LEASE).asXML())
                .isEqualTo("<snapshot xmlns=\"urn:chmail:watch:0\" epoch=\"e1\" seq=\"0\" age=\"3600\" lease=\"120\""
                        + " registration=\"closed\"><user jid=\"alice@example.org\" state=\"on\">"
                        + "<resource name=\"phone\" priority=\"0\" show=\"available\" address=\"192.0.2.7\"/>"
                        + "</user></snapshot>");
    }

    @Test
    void registrationShouldBeOpenWhileTheServerAllowsIt() {
        registrationOpen = true;
        assertThat(book.watch(ONE, LEASE).attributeValue("registration")).isEqualTo("open");
        registrationOpen = false;
        assertThat(book.renew(ONE, LEASE).orElseThrow().attributeValue("registration"))
                .isEqualTo("closed");
    }

    @Test
    void changesShouldBePushedToEachWatcherWithOneNumberEach() {
        book.watch(ONE, LEASE);
        book.watch(TWO, LEASE);

        change("alice@example.org", PHONE);
        change("alice@example.org", BUSY);
        change("alice@example.org");

        assertThat(sessions.pushes)
                .containsExactlyInAnyOrder(
                        "bridge-1 1 alice@example.org on",
                        "bridge-2 1 alice@example.org on",
                        "bridge-1 2 alice@example.org quiet",
                        "bridge-2 2 alice@example.org quiet",
                        "bridge-1 3 alice@example.org off",
                        "bridge-2 3 alice@example.org off");
        assertThat(seqOf(book.renew(ONE, LEASE).orElseThrow())).isEqualTo(3);
    }

    @Test
    void nothingShouldBePushedWhenNothingOfTheUserChanged() {
        sessions.set("alice@example.org", PHONE);
        book.watch(ONE, LEASE);

        book.changed(ALICE);
        book.changed(BOB);

        assertThat(sessions.pushes).isEmpty();
        assertThat(seqOf(book.renew(ONE, LEASE).orElseThrow())).isZero();
    }

    @Test
    void secondWatcherShouldNotSwallowAChangeThatTheFirstHasNotSeen() {
        book.watch(ONE, LEASE);
        sessions.set("alice@example.org", PHONE);

        Element snapshot = book.watch(TWO, LEASE);
        book.changed(ALICE);

        assertThat(sessions.pushes).containsExactly("bridge-1 1 alice@example.org on");
        assertThat(seqOf(snapshot)).isEqualTo(1);
        assertThat(snapshot.elements()).hasSize(1);
    }

    @Test
    void snapshotShouldBeFreshWhenNobodyWatchedMeanwhile() {
        sessions.set("alice@example.org", PHONE);
        book.watch(ONE, LEASE);
        book.end(ONE);
        sessions.set("alice@example.org");
        sessions.set("bob@example.org", PHONE);

        Element snapshot = book.watch(ONE, LEASE);

        assertThat(snapshot.elements()).hasSize(1);
        assertThat(snapshot.element("user").attributeValue("jid")).isEqualTo("bob@example.org");
        assertThat(sessions.pushes).isEmpty();
    }

    @Test
    void renewShouldFindNothingWhenTheLeaseIsOver() {
        book.watch(ONE, LEASE);
        clock.goOn(LEASE);

        assertThat(book.renew(ONE, LEASE)).isEmpty();
    }

    @Test
    void pushesShouldEndWhenTheLeaseIsOver() {
        book.watch(ONE, LEASE);
        clock.goOn(LEASE);

        change("alice@example.org", PHONE);

        assertThat(sessions.pushes).isEmpty();
        assertThat(book.isWatched()).isFalse();
    }

    @Test
    void leaseShouldEndWhenThePushFindsNoSession() {
        book.watch(ONE, LEASE);
        sessions.gone.add(ONE);

        change("alice@example.org", PHONE);

        assertThat(book.renew(ONE, LEASE)).isEmpty();
    }

    @Test
    void nobodyShouldWatchBeforeTheFirstWatch() {
        assertThat(book.isWatched()).isFalse();
        book.watch(ONE, LEASE);
        assertThat(book.isWatched()).isTrue();
    }

    private void change(String user, Resource... resources) {
        sessions.set(user, resources);
        book.changed(new JID(user));
    }

    private static long seqOf(Element element) {
        return Long.parseLong(element.attributeValue("seq"));
    }
}
