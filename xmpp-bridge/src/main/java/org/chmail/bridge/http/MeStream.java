package org.chmail.bridge.http;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.Desk;
import org.chmail.bridge.page.DeskSight.Ring;
import org.chmail.bridge.page.Glance;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * One stream of {@code /me/live}: who asks, first and at each change of anything on that page. Runs on its request's
 * thread.
 */
final class MeStream implements OpenStreams.Stream {

    /** What any commit may have changed is looked at so often at most. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * What the script is told of a question.
     *
     * @param state a leg's
     */
    record RingJson(String leg, String who, String about, String state) {}

    record MeJson(List<RingJson> rings) {}

    private final Desk desk;
    private final Browsers browsers;
    private final Phrases phrases;
    private final WebSession session;
    private final Duration keepAlive;
    private final Wake wake = new Wake();
    private volatile boolean closing;

    // of the stream's thread
    private final EventOut out;
    private @Nullable Shown shown;

    private record Shown(Glance glance, List<WebSession> sessions) {}

    MeStream(PageServices services, Phrases phrases, WebSession session, Duration keepAlive, EventOut out) {
        this.desk = services.desk();
        this.browsers = services.browsers();
        this.phrases = phrases;
        this.session = session;
        this.keepAlive = keepAlive;
        this.out = out;
    }

    @Override
    public void committed() {
        wake.soon();
    }

    @Override
    public void close() {
        closing = true;
        wake.now();
    }

    @Override
    public void run() throws InterruptedException {
        try {
            while (!closing && look()) {
                out.flush();
                wake.await(PAUSE, keepAlive);
                out.beat();
            }
            out.flush();
        } catch (UncheckedIOException e) {
            // The page has gone.
        }
    }

    /** False once nobody is signed in there any more. */
    private boolean look() {
        List<WebSession> sessions = browsers.of(session.login());
        if (sessions.stream().noneMatch(known -> known.id().equals(session.id()))) {
            out.event("bye", Map.of());
            return false;
        }
        Shown now = new Shown(desk.glance(session.login(), phrases), sessions);
        if (!now.equals(shown)) {
            out.event(
                    "me",
                    new MeJson(now.glance().rings().stream().map(this::json).toList()));
            shown = now;
        }
        return true;
    }

    private RingJson json(Ring ring) {
        return new RingJson(
                ring.leg(),
                phrases.names(ring.askers()),
                phrases.subject(ring.mail()),
                ring.state().name());
    }
}
