package org.chmail.bridge.attempt;

import org.chmail.bridge.chat.ChatTransaction;

/** All tables within a transaction. */
public interface AttemptTransaction extends ChatTransaction {

    AttemptRows attempts();

    LegRows legs();

    HandledRows handled();

    RetentionRows retention();

    PersonRows persons();
}
