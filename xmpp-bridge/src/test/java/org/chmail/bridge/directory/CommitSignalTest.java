package org.chmail.bridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CommitSignalTest {

    private final CommitSignal<String> commits = new CommitSignal<>(new NoStore());
    private final List<String> told = new ArrayList<>();

    CommitSignalTest() {
        commits.onCommit(() -> told.add("sender"));
        commits.onChange(() -> told.add("page"));
    }

    @Test
    void sendersAndPagesShouldBeToldWhenSomethingChanged() {
        assertThat(commits.<String>write(tx -> tx)).isEqualTo("tx");
        assertThat(commits.<String>urgent(tx -> tx)).isEqualTo("tx");

        assertThat(told).containsExactly("sender", "page", "sender", "page");
    }

    @Test
    void sendersOnlyShouldBeToldWhenWordsAreOnTheirWay() {
        assertThat(commits.<String>quiet(tx -> tx)).isEqualTo("tx");

        assertThat(told).containsExactly("sender");
    }

    @Test
    void nobodyShouldBeToldWhenSomethingWasRead() {
        assertThat(commits.<String>read(tx -> tx)).isEqualTo("tx");

        assertThat(told).isEmpty();
    }

    @Test
    void pageShouldNotBeToldWhenItIsForgotten() {
        Runnable page = () -> told.add("another page");
        commits.onChange(page);
        commits.forget(page);
        commits.<String>write(tx -> tx);

        assertThat(told).containsExactly("sender", "page");
    }

    private static final class NoStore implements Transactions<String> {

        @Override
        public <R> R write(Function<? super String, R> work) {
            return work.apply("tx");
        }

        @Override
        public <R> R read(Function<? super String, R> work) {
            return work.apply("tx");
        }
    }
}
