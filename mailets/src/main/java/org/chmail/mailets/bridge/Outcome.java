package org.chmail.mailets.bridge;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a call to the bridge: a value, or the trouble. Never both, never an exception. */
public final class Outcome<T> {
    private final @Nullable T value;
    private final Trouble trouble;

    private Outcome(@Nullable T value, Trouble trouble) {
        this.value = value;
        this.trouble = trouble;
    }

    static <T> Outcome<T> of(T value) {
        return new Outcome<>(value, Trouble.REFUSED);
    }

    static <T> Outcome<T> none(Trouble trouble) {
        return new Outcome<>(null, trouble);
    }

    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /** Why there is no value; asked only if there is none. */
    public Trouble trouble() {
        if (value != null) {
            throw new IllegalStateException("there is a value: " + value);
        }
        return trouble;
    }
}
