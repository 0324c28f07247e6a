package org.chmail.bridge.model;

/**
 * What makes two arrivals of a command one: each is applied once.
 *
 * @param value a digest of sender, stanza or origin id (XEP-0359), and body
 */
public record CommandKey(String value) {}
