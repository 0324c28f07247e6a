package org.chmail.bridge.model;

/** Who tries. One who withdrew is kept, so that a second withdrawal is seen as such. */
public record Caller(LoginId login, boolean withdrawn) {}
