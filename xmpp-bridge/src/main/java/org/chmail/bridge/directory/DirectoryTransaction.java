package org.chmail.bridge.directory;

import org.chmail.bridge.post.PostTransaction;

/** The directory's tables within a transaction, beside what is to be sent. */
public interface DirectoryTransaction extends PostTransaction {

    LoginRows logins();

    PortRows ports();

    MailRows mails();

    BlockRows blocks();

    AddressRows addresses();

    LinkCodeRows linkCodes();

    ToldRows told();

    GuestRows guests();

    PageCodeRows pageCodes();

    WebSessionRows webSessions();

    SignInRows signIns();
}
