package org.chmail.bridge.model;

/**
 * What a login chose.
 *
 * @param stamping its mails are stamped
 * @param notified it is told at delivery of a stamped mail
 * @param lang its language (BCP 47), or empty while unknown
 */
public record LoginSettings(boolean stamping, boolean notified, String lang) {

    /** What holds for a login that never said anything. */
    public static final LoginSettings DEFAULT = new LoginSettings(true, false, "");
}
