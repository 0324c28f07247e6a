package org.chmail.it.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts a page on a slow phone with a slow line, by the Chrome DevTools Protocol, and counts what comes over it: 1.6 Mbit/s
 * down, 750 kbit/s up, 150 ms until an answer begins, and a processor four times slower. What it can not feign is the time
 * that TCP and TLS take to begin.
 */
public final class SlowLine implements AutoCloseable {

    private static final int DOWN = 1_600_000 / Byte.SIZE;
    private static final int UP = 750_000 / Byte.SIZE;
    private static final int LATENCY_MILLIS = 150;
    private static final int SLOWER = 4;

    /**
     * What it took to show the page.
     *
     * @param requests how many
     * @param bytes of all answers, header fields too, as they came over the line
     * @param firstPaint when there was something to be seen (first-contentful-paint), in milliseconds since the page was
     *     asked for
     */
    public record Load(int requests, long bytes, double firstPaint) {
        @Override
        public String toString() {
            return "%.1f kB in %d requests, painted after %.0f ms".formatted(bytes / 1000.0, requests, firstPaint);
        }
    }

    private final Page page;
    private final CDPSession devTools;
    private final Map<String, Long> bytes = new HashMap<>();

    /** From now on, until it is closed. */
    public SlowLine(Page page) {
        this.page = page;
        this.devTools = page.context().newCDPSession(page);
        devTools.on("Network.responseReceived", event -> add(event, event.getAsJsonObject("response")));
        devTools.on("Network.dataReceived", event -> add(event, event));
        // The whole of it, which includes what was counted before.
        devTools.on("Network.loadingFinished", event -> bytes.put(id(event), encoded(event)));
        devTools.send("Network.enable");
        devTools.send("Network.setCacheDisabled", of("cacheDisabled", true));
        JsonObject line = of("offline", false);
        line.addProperty("latency", LATENCY_MILLIS);
        line.addProperty("downloadThroughput", DOWN);
        line.addProperty("uploadThroughput", UP);
        devTools.send("Network.emulateNetworkConditions", line);
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", SLOWER);
        devTools.send("Emulation.setCPUThrottlingRate", rate);
    }

    /** What came until now, of the page that is open. */
    public Load load() {
        Object paint = page.evaluate("() => new Promise(seen => new PerformanceObserver(list => "
                + "seen(list.getEntriesByName('first-contentful-paint')[0].startTime))"
                + ".observe({ type: 'paint', buffered: true }))");
        return new Load(
                bytes.size(), bytes.values().stream().mapToLong(Long::longValue).sum(), ((Number) paint).doubleValue());
    }

    @Override
    public void close() {
        devTools.detach();
    }

    private void add(JsonObject event, JsonObject counted) {
        bytes.merge(id(event), encoded(counted), Long::sum);
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }

    private static long encoded(JsonObject counted) {
        return counted.get("encodedDataLength").getAsLong();
    }

    private static JsonObject of(String name, boolean value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }
}
