package org.chmail.bridge.store;

import org.chmail.bridge.attempt.AttemptRows;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.attempt.HandledRows;
import org.chmail.bridge.attempt.LegRows;
import org.chmail.bridge.chat.ChatRows;
import org.chmail.bridge.chat.OutboxRows;
import org.chmail.bridge.directory.LoginRows;
import org.chmail.bridge.directory.MailRows;
import org.chmail.bridge.directory.PortRows;
import org.jdbi.v3.core.Handle;

/** The tables within one transaction. */
record Tables(Handle handle) implements AttemptTransaction {

    @Override
    public LoginRows logins() {
        return new LoginTable(handle);
    }

    @Override
    public PortRows ports() {
        return new PortTable(handle);
    }

    @Override
    public MailRows mails() {
        return new MailTable(handle);
    }

    @Override
    public ChatRows chats() {
        return new ChatTable(handle);
    }

    @Override
    public OutboxRows outbox() {
        return new OutboxTable(handle);
    }

    @Override
    public AttemptRows attempts() {
        return new AttemptTable(handle);
    }

    @Override
    public LegRows legs() {
        return new LegTable(handle);
    }

    @Override
    public HandledRows handled() {
        return new HandledTable(handle);
    }
}
