package org.chmail.it.durability;

import java.util.List;

/** A mail as {@code POST /mails} is told of it; addresses, and the Message-ID in angle brackets. */
record Envelope(String messageId, String author, String subject, List<String> to, List<String> cc) {}
