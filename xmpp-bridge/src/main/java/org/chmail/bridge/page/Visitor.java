package org.chmail.bridge.page;

import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;

/**
 * Someone at a mail's page who may chat about it.
 *
 * @param login theirs, or the guest's
 * @param name what the others see, before it is said that they are a guest
 * @param proven whether they have proven to be on the mail; who has not is told nothing of it
 */
public record Visitor(LoginId login, Mail mail, String name, boolean proven) {}
