package org.chmail.bridge.page;

/**
 * What a stranger with a mail's link sees of it.
 *
 * @param author what the mail's author is called; never the address
 * @param codes whether a code can be mailed to prove to be on it
 * @param anyone whether who proves nothing may ask for a chat, too
 */
public record Face(String author, boolean codes, boolean anyone) {}
