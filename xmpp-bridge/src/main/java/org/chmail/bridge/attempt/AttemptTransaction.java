package org.chmail.bridge.attempt;

import org.chmail.bridge.chat.ChatTransaction;

/** All tables within a transaction. */
public interface AttemptTransaction extends ChatTransaction {

    AttemptRows attempts();

    LegRows legs();

    AlarmRows alarms();

    AbsentRows absent();

    HandledRows handled();

    RetentionRows retention();

    PersonRows persons();
}
