package org.chmail.bridge.chat;

import org.chmail.bridge.directory.DirectoryTransaction;

/** The chats' tables within a transaction, beside the directory's. */
public interface ChatTransaction extends DirectoryTransaction {

    ChatRows chats();

    EventRows events();

    SeatRows seats();
}
