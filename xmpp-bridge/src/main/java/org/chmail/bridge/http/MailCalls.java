package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.directory.Arrivals;
import org.chmail.bridge.directory.DeliveryClaim;
import org.chmail.bridge.directory.MailDesk;
import org.chmail.bridge.directory.StampOutcome;
import org.chmail.bridge.directory.StampRequest;
import org.chmail.bridge.http.Problem.Code;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;

/** {@code POST /mails} and {@code POST /deliveries}: the mail server's calls. */
final class MailCalls {

    static final List<String> STAMP_OUTCOMES = List.of(
            "stamped",
            Code.NOT_BOUND.code(),
            Code.STAMP_OFF.code(),
            Code.OTHER_RECIPIENTS.code(),
            Code.NO_FREE_PORT.code(),
            Code.NOT_STAMPING.code());
    static final List<String> VERDICTS = List.of("true", "forged");

    private record Stamp(String loginId, String host, int port, String chatUrl) {}

    private final MailDesk mails;
    private final Arrivals arrivals;
    private final Meters meters;

    MailCalls(MailDesk mails, Arrivals arrivals, Meters meters) {
        this.mails = mails;
        this.arrivals = arrivals;
        this.meters = meters;
    }

    void stamp(Context ctx) {
        Body body = Body.of(ctx);
        StampRequest request = new StampRequest(
                body.get("authenticatedUser", Fields::user),
                body.get("author", Fields::address),
                body.get("messageId", Fields::messageId),
                body.get("subject", Fields::subject),
                body.list("to", Fields::address),
                body.list("cc", Fields::address),
                body.entries("names", Fields::addressOf, Fields::name),
                body.read("clientAddress", Fields::clientAddress).orElse(""),
                body.read("stamp", Fields::on).orElse(false));
        body.refuseOthers();
        switch (mails.stamp(request)) {
            case StampOutcome.Stamped(LoginId login, String host, int port, String chatUrl) -> {
                meters.stamp("stamped");
                Json.answer(ctx, 200, new Stamp(login.value(), host, port, chatUrl));
            }
            case StampOutcome.NotBound() ->
                throw unstamped(
                        Code.NOT_BOUND,
                        "Author " + request.author() + " and user " + Fields.shown(request.authenticatedUser())
                                + " are not the same login of this host. Whose addresses are logins stands in"
                                + " `directory.trust`; who may write for others, in the mailet's onBehalfOf.");
            case StampOutcome.StampOff() ->
                throw unstamped(
                        Code.STAMP_OFF,
                        request.author() + " said `stamp off`. `stamp on` to the bridge, or `CHmail: on` in the mail,"
                                + " stamps.");
            case StampOutcome.OtherRecipients() ->
                throw unstamped(
                        Code.OTHER_RECIPIENTS,
                        "The mail " + Fields.shown(request.messageId())
                                + " was stamped more than ten minutes ago, for other recipients. Send it anew, with a"
                                + " Message-ID of its own.");
            case StampOutcome.NoFreePort() ->
                throw unstamped(
                        Code.NO_FREE_PORT,
                        "Each port of " + request.author() + " is in use. A shorter `port.ttl` frees them sooner.");
            case StampOutcome.NotStamping(String why) -> throw unstamped(Code.NOT_STAMPING, why);
        }
    }

    void deliver(Context ctx) {
        Body body = Body.of(ctx);
        // Whoever forges a header chooses these: what no login, host or link can be is forged, not malformed.
        Optional<LoginId> login = Fields.asLogin(body.get("loginId", Fields::word));
        String host = body.get("host", Fields::word);
        int port = body.get("port", Fields::port);
        Address author = body.get("author", Fields::address);
        String messageId = body.get("messageId", Fields::messageId);
        String chatUrl = body.read("chatUrl", Fields::word).orElse("");
        List<Address> recipients = body.list("recipients", Fields::address);
        body.refuseOthers();
        boolean isTrue = login.map(id -> new DeliveryClaim(id, host, port, author, messageId, chatUrl))
                .filter(claim -> arrivals.arrive(claim, recipients))
                .isPresent();
        String verdict = isTrue ? "true" : "forged";
        meters.delivery(verdict);
        Json.answer(ctx, 200, Map.of("verdict", verdict));
    }

    private Problem unstamped(Code code, String detail) {
        meters.stamp(code.code());
        return new Problem(code, detail);
    }
}
