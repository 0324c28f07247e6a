package org.chmail.bridge.chat;

import org.chmail.bridge.directory.DirectoryTransaction;

/** The chats' tables and the outbox within a transaction, beside the directory's. */
public interface ChatTransaction extends DirectoryTransaction {

    ChatRows chats();

    OutboxRows outbox();
}
