package org.chmail.bridge.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chmail.bridge.chat.RoomListener;
import org.chmail.bridge.chat.RoomNews;

/** Tells pages at once of what happens in the room that they show, after it is on disk. */
public final class RoomFollowers implements RoomListener {

    /** A page that shows a room. Must not block. */
    public interface Follower {

        /** Something was said, or someone came or went. */
        void news();

        /** Someone types, or no longer; told also of each who has just said something. */
        void typing(String nick, boolean on);
    }

    private final RoomListener talk;
    private final Map<String, Set<Follower>> followers = new ConcurrentHashMap<>();

    /** @param talk writes down what happens */
    public RoomFollowers(RoomListener talk) {
        this.talk = talk;
    }

    /** From now on the follower is told of the room, until {@link #forget}. */
    public void follow(String room, Follower follower) {
        followers.compute(room, (name, all) -> {
            Set<Follower> some = all == null ? ConcurrentHashMap.newKeySet() : all;
            some.add(follower);
            return some;
        });
    }

    /** The follower is told of the room no longer. */
    public void forget(String room, Follower follower) {
        followers.computeIfPresent(room, (name, all) -> {
            all.remove(follower);
            return all.isEmpty() ? null : all;
        });
    }

    @Override
    public void happened(String room, List<RoomNews> news) {
        talk.happened(room, news);
        followers.getOrDefault(room, Set.of()).forEach(follower -> tell(follower, news));
    }

    private static void tell(Follower follower, List<RoomNews> news) {
        follower.news();
        for (RoomNews one : news) {
            if (one instanceof RoomNews.Typing types) {
                follower.typing(types.nick(), types.on());
            } else if (one instanceof RoomNews.Spoken spoken && spoken.live()) {
                follower.typing(spoken.said().nick(), false);
            }
        }
    }

    @Override
    public Optional<Instant> historyFrom(String room) {
        return talk.historyFrom(room);
    }

    @Override
    public void away() {
        talk.away();
    }

    @Override
    public void backAgain() {
        talk.backAgain();
    }
}
