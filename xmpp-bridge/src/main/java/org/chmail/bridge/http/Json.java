package org.chmail.bridge.http;

import io.javalin.http.Context;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as this edge reads and writes it. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    static void answer(Context ctx, int status, Object value) {
        answer(ctx, status, "application/json", value);
    }

    static void answer(Context ctx, int status, String contentType, Object value) {
        ctx.status(status).contentType(contentType).result(MAPPER.writeValueAsBytes(value));
    }
}
