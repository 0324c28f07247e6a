package org.chmail.bridge.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.chat.RoomListener;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.page.RoomFollowers.Follower;
import org.junit.jupiter.api.Test;

class RoomFollowersTest {

    private final List<String> told = new ArrayList<>();
    private final RoomFollowers followers = new RoomFollowers(new Writer());
    private final Follower page = new Page();

    /** Writes down what happens, in the order in which others hear of it. */
    private final class Writer implements RoomListener {
        @Override
        public void happened(String room, List<RoomNews> news) {
            told.add("written");
        }

        @Override
        public Optional<Instant> historyFrom(String room) {
            return Optional.empty();
        }

        @Override
        public void away() {
            told.add("away");
        }

        @Override
        public void backAgain() {
            told.add("back");
        }
    }

    private final class Page implements Follower {
        @Override
        public void news() {
            told.add("news");
        }

        @Override
        public void typing(String nick, boolean on) {
            told.add(nick + (on ? " types" : " types no longer"));
        }
    }

    private static RoomNews says(String nick, boolean live) {
        return new RoomNews.Spoken(new Said(nick, Instant.EPOCH, null, "Lunch?"), null, live);
    }

    @Test
    void pageShouldBeToldAfterItIsWrittenDown() {
        followers.follow("room", page);

        followers.happened("room", List.of(says("Bob", false)));
        followers.happened("another", List.of(says("Bob", true)));

        assertThat(told).containsExactly("written", "news", "written");
    }

    @Test
    void whoHasSpokenShouldTypeNoLonger() {
        followers.follow("room", page);

        followers.happened("room", List.of(new RoomNews.Typing("Bob", true)));
        followers.happened("room", List.of(says("Bob", true), new RoomNews.Typing("Alice", true)));

        assertThat(told)
                .containsExactly(
                        "written", "news", "Bob types", "written", "news", "Bob types no longer", "Alice types");
    }

    @Test
    void pageThatIsGoneShouldBeToldNothing() {
        followers.follow("room", page);
        followers.forget("room", page);
        followers.happened("room", List.of(says("Bob", true)));

        assertThat(told).containsExactly("written");
    }

    @Test
    void whoWritesShouldKnowWhetherTheBridgeIsThere() {
        followers.away();
        followers.backAgain();

        assertThat(told).containsExactly("away", "back");
    }
}
