package org.chmail.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloserTest {
    private final List<String> undone = new ArrayList<>();
    private final Closer closer = new Closer();

    @Test
    void closeShouldUndoTheLastFirstAndOnlyOnce() {
        closer.add(() -> undone.add("first"));
        closer.add(() -> undone.add("second"));

        closer.close();
        closer.close();

        assertThat(undone).containsExactly("second", "first");
    }

    @Test
    void closeShouldUndoTheOthersWhenOneFails() {
        closer.add(() -> undone.add("first"));
        closer.add(() -> {
            throw new IllegalStateException("on purpose");
        });

        closer.close();

        assertThat(undone).containsExactly("first");
    }
}
