package org.chmail.bridge.model;

import java.time.Instant;

/**
 * One try to chat about one mail. At most one is open for a mail.
 *
 * @param open false once every leg has ended and no chat is left
 * @param everyone asked with {@code all}: those who are called once the chat is open are called like the first
 * @param begunAt when it began
 * @param expiresAt when its waiting legs expire
 */
public record Attempt(String id, String mailId, boolean open, boolean everyone, Instant begunAt, Instant expiresAt) {}
