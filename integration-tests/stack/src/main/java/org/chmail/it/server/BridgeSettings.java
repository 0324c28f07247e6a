package org.chmail.it.server;

import java.util.List;

/**
 * What a bridge is started with.
 *
 * @param domain the XMPP domain, which is also the trusted mail domain
 * @param xmppHost where that domain's server listens for clients
 * @param xmppPort its port
 * @param xmppPassword password of the account {@code chmail}
 * @param smtp port at which the James on loopback takes its mails, from its user {@code chmail@<domain>}
 * @param mailPassword password of that user
 * @param publicPort port of the public listener
 * @param apiPort port of the API
 * @param managementPort port of health and metrics
 * @param overrides further settings, each {@code KEY=VALUE}
 */
public record BridgeSettings(
        String domain,
        String xmppHost,
        int xmppPort,
        String xmppPassword,
        int smtp,
        String mailPassword,
        int publicPort,
        int apiPort,
        int managementPort,
        List<String> overrides) {

    /** The account in XMPP by which people reach it. */
    public String jid() {
        return "chmail@" + domain;
    }

    /** Base URL of the public listener. */
    public String publicUrl() {
        return "http://127.0.0.1:" + publicPort;
    }

    /** Base URL of the API. */
    public String apiUrl() {
        return "http://127.0.0.1:" + apiPort + "/api/v1";
    }

    /** Base URL of health and metrics. */
    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    /** The same with other overrides. */
    public BridgeSettings withOverrides(List<String> other) {
        return new BridgeSettings(
                domain,
                xmppHost,
                xmppPort,
                xmppPassword,
                smtp,
                mailPassword,
                publicPort,
                apiPort,
                managementPort,
                List.copyOf(other));
    }
}
