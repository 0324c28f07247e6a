package org.chmail.bridge.model;

/** A person on a mail. Who was on Bcc is none. */
public record Participant(Address address, Role role) {

    /** The field that names the person (RFC 5322 §3.6.2, §3.6.3). */
    public enum Role {
        AUTHOR,
        TO,
        CC
    }
}
