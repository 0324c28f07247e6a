package org.chmail.bridge.page;

import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;

/**
 * Someone at a mail's page who has proven to be on that mail.
 *
 * @param login theirs, or the guest's
 * @param name what the others see, before it is said that they are a guest
 */
public record Visitor(LoginId login, Mail mail, String name) {}
