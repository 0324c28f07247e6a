package org.chmail.bridge.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * How often the pages may be used from one client address, and about one mail. Kept in this process (as the limits of
 * calling are): a restart fills every bucket.
 *
 * <p>What is said in a chat is no form: {@link #talk} counts it.
 */
final class PageLimits {

    private static final Duration PERIOD = Duration.ofHours(1);

    /** Nobody types so fast for long; someone pastes ten lines at once. */
    private static final int TALK_BURST = 30;

    private static final int TALK_PER_MINUTE = 90;
    private static final int MOST_BUCKETS = 200_000;

    private enum Kind {
        FORM,
        LINK,
        DEAD_LINK,
        TALK
    }

    private record Key(Kind kind, String who) {}

    private final PageLimitPolicy policy;

    /** One that was not touched for a whole period is full again, and so need not be kept. */
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(PERIOD)
            .maximumSize(MOST_BUCKETS)
            .build();

    PageLimits(PageLimitPolicy policy) {
        this.policy = policy;
    }

    /**
     * Counts a form.
     *
     * @param site from where it comes: {@link ClientAddress#site}
     * @throws PageRefusal a 429 if it is one too many
     */
    void form(String site) {
        take(bucket(Kind.FORM, site, policy.formsPerAddress()));
    }

    /**
     * Counts a form that is about the mail, or whatever else, of this token.
     *
     * @throws PageRefusal a 429 if it is one too many from there, or about that
     */
    void form(String site, String token) {
        form(site);
        take(bucket(Kind.LINK, token, policy.formsPerLink()));
    }

    /**
     * Counts a link that leads nowhere: whoever opens many of them guesses.
     *
     * @throws PageRefusal a 429 if it is one too many
     */
    void deadLink(String site) {
        take(bucket(Kind.DEAD_LINK, site, policy.deadLinksPerAddress()));
    }

    /**
     * Counts something said in a chat.
     *
     * @param who one person in one chat
     * @throws PageRefusal a 429 if it is too much
     */
    void talk(String who) {
        take(buckets.get(
                new Key(Kind.TALK, who),
                unused -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(TALK_BURST).refillGreedy(TALK_PER_MINUTE, Duration.ofMinutes(1)))
                        .build()));
    }

    private Bucket bucket(Kind kind, String who, int most) {
        return buckets.get(
                new Key(kind, who),
                unused -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, PERIOD))
                        .build());
    }

    private static void take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw PageRefusal.tooOften(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
