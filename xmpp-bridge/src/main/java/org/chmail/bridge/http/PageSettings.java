package org.chmail.bridge.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import javax.crypto.SecretKey;
import org.chmail.bridge.http.HttpSettings.Bind;

/**
 * The public listener.
 *
 * @param bind plain HTTP; a reverse proxy with TLS stands before it
 * @param url what links to the pages begin with, without a slash at the end; its path is served as it stands there
 * @param proxies whose {@code X-Forwarded-For} counts
 * @param key makes what proves that a form is ours; the same in all nodes
 */
public record PageSettings(Bind bind, URI url, List<Network> proxies, PageLimitPolicy limits, SecretKey key) {

    public PageSettings {
        requireNonNull(bind);
        requireNonNull(url);
        proxies = List.copyOf(proxies);
        requireNonNull(limits);
        requireNonNull(key);
    }

    /** What the paths of the pages begin with; empty, or {@code /chmail}. */
    String path() {
        return url.getPath() == null ? "" : url.getPath();
    }

    /** Whether browsers reach the pages by TLS. */
    boolean secure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
