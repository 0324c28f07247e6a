package org.chmail.it.durability;

/**
 * Something that must not be.
 *
 * @param mail the Message-ID of the mail it is about, or an attempt's id
 */
record Finding(String mail, String says) {}
