/** People at their programs: a mail program ({@link org.chmail.it.client.MailUser}) and an XMPP client ({@link org.chmail.it.client.ChatUser}). */
package org.chmail.it.client;
