package org.chmail.bridge.directory;

/** The directory's tables within a transaction. */
public interface DirectoryTransaction {

    LoginRows logins();

    PortRows ports();

    MailRows mails();
}
