package org.chmail.bridge.model;

/**
 * A person on a mail. Who was on Bcc is none.
 *
 * @param name the display name in the mail's header (RFC 5322 §3.4), or empty
 */
public record Participant(Address address, Role role, String name) {

    /** One whom the header does not name. */
    public static Participant unnamed(Address address, Role role) {
        return new Participant(address, role, "");
    }

    /** The display name, else what stands before the address' {@code @}: never the whole address. */
    public String shownAs() {
        return name.isEmpty() ? address.local() : name;
    }

    /** The field that names the person (RFC 5322 §3.6.2, §3.6.3). */
    public enum Role {
        AUTHOR,
        TO,
        CC
    }
}
