package org.chmail.it.client;

/**
 * What the header of a stamped mail says: where its author can be reached for a chat about it.
 *
 * @param loginId {@code CHmail-Login-ID}
 * @param host {@code CHmail-Host}
 * @param port {@code CHmail-Port}
 * @param chatUrl {@code CHmail-Chat} without its angle brackets
 */
public record Identity(String loginId, String host, int port, String chatUrl) {

    /** The words that start a chat about the mail: {@code chat alice@example.org 49213}. */
    public String chatWords() {
        return "chat " + handle();
    }

    /** The mail as commands name it: {@code alice@example.org 49213}. */
    public String handle() {
        return loginId + " " + port;
    }
}
