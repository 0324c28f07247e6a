package org.chmail.bridge.model;

/** Who, without a login, may chat. */
public enum GuestPolicy {
    /** Whoever returns a code mailed to an address on To or Cc. */
    VERIFIED,
    /** Whoever has the link; who returns such a code is told more, and reaches more. */
    ANYONE,
    /** Nobody. */
    NONE
}
