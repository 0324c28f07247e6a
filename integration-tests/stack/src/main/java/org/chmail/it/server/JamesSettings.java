package org.chmail.it.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a James is started with.
 *
 * @param domain the mail domain it is made for
 * @param smtp port of SMTP, in plain text with AUTH
 * @param bridgeSmtp port of SMTP for the bridge, which may write from its users' addresses there
 * @param imap port of IMAP
 * @param pop3 port of POP3
 * @param webadmin port of the administration
 * @param jmap port of JMAP, which James 3.8 opens on every interface; empty: JMAP is off
 * @param dns port of the DNS server on loopback that DKIM keys are asked of; empty: the system's servers
 * @param mailets the jar of our mailets, or empty to run without
 * @param mailetContainer the mailet container, with placeholders
 * @param placeholders what stands for {@code @NAME@} in it
 */
public record JamesSettings(
        String domain,
        int smtp,
        int bridgeSmtp,
        int imap,
        int pop3,
        int webadmin,
        OptionalInt jmap,
        OptionalInt dns,
        Optional<Path> mailets,
        Path mailetContainer,
        Map<String, String> placeholders) {}
