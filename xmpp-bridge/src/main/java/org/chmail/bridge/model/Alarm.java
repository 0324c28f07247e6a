package org.chmail.bridge.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is told by mail, once: that someone asks for a chat.
 *
 * @param legId the leg whose callee is told; null for an address without a login
 * @param address who is told
 * @param tokenHash SHA-256 of the callee's answer token, in lower-case hex; null without a leg
 * @param letterId the letter that tells it; null until that is fixed
 */
public record Alarm(
        String id,
        String attemptId,
        @Nullable String legId,
        Address address,
        @Nullable String tokenHash,
        Instant createdAt,
        @Nullable String letterId) {}
