package org.chmail.bridge.http;

import java.nio.charset.StandardCharsets;
import org.chmail.bridge.http.Problem.Code;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before anything of ours is asked, such as a malformed request line: a problem, too. */
final class LowLevelErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Code code = status >= 500 ? Code.INTERNAL : status == 404 ? Code.NOT_FOUND : Code.BAD_REQUEST;
        String detail = status >= 500
                ? "Something failed within the bridge; its log says what."
                : "This is not a request that the bridge can read.";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        byte[] body = Json.MAPPER.writeValueAsBytes(Problems.members(code.code(), code.title(), status, detail));
        Content.Sink.write(response, true, new String(body, StandardCharsets.UTF_8), callback);
        return true;
    }
}
