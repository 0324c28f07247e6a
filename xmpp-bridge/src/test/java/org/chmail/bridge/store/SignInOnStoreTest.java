package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.bridge.attempt.Retention;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.MailedCodes;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.LoginSettings;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.page.BeginOutcome;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.SigningIn;
import org.chmail.bridge.page.SigningIn.Waiting;
import org.chmail.bridge.page.YesOutcome;
import org.chmail.bridge.words.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in without a password: the login says yes and the code that its page shows. */
class SignInOnStoreTest extends StoreTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";
    private static final String COOKIE = "a cookie";
    private static final String OTHER = "another browser's cookie";
    private static final Pattern LINK = Pattern.compile("https://chat\\.example\\.org/y/([a-z2-7]{32})\\s");
    private static final LoginId NOBODY = new LoginId("nobody@example.org");

    private final Now now = new Now();
    private Presence presence = Presence.ON;
    private SigningIn signingIn;
    private Browsers browsers;

    @BeforeEach
    void build() {
        signingIn = signingIn(true);
        browsers = new Browsers(store, now);
    }

    private Optional<LoginId> who(String cookie) {
        return browsers.at(cookie).map(WebSession::login);
    }

    private SigningIn signingIn(boolean mailed) {
        return new SigningIn(
                store,
                new Directory("example.org", Set.of("example.org")),
                new Known(),
                login -> presence,
                new ChatLinks(List.of(new byte[32]), URI.create("https://chat.example.org")),
                new Words(),
                new MailedCodes(new byte[32], new Random(7)),
                mailed,
                now,
                Runnable::run);
    }

    @Test
    void browserShouldBeTheLoginOnceThatSaysYesAndItsCode() {
        begin(COOKIE, ALICE.value());
        Waiting shown = waiting(COOKIE);
        assertThat(shown.code()).matches("[0-9]{6}");
        assertThat(shown.login()).isEqualTo("alice@example.org");
        assertThat(waiting(COOKIE)).as("shown again").isEqualTo(shown);
        assertThat(signingIn.enter(COOKIE, "next")).isFalse();

        assertThat(signingIn.confirm(ALICE, shown.code())).isEqualTo(new YesOutcome.SignedIn(FIREFOX));

        assertThat(waiting(COOKIE).confirmed()).isTrue();
        assertThat(who(COOKIE)).as("the old cookie").isEmpty();
        assertThat(signingIn.enter(COOKIE, "next")).isTrue();
        assertThat(who("next")).contains(ALICE);
        assertThat(who(COOKIE)).isEmpty();
        assertThat(signingIn.enter(COOKIE, "once more")).isFalse();
        assertThat(signingIn.confirm(ALICE, shown.code())).isEqualTo(new YesOutcome.NoCode());
        now.pass(Duration.ofDays(30));
        assertThat(who("next")).isEmpty();
    }

    @Test
    void loginShouldBeAskedInItsLanguageWithoutTheCode() {
        write(tx -> tx.logins().choose(ALICE, new LoginSettings(true, true, "ko")));

        begin(COOKIE, " Alice@Example.ORG ");

        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice.recipient()).isEqualTo("alice@example.org");
            assertThat(notice.lang()).isEqualTo("ko");
            assertThat(notice.body())
                    .contains("Firefox (Linux)", "yes <")
                    .doesNotContain(waiting(COOKIE).code());
        });
        assertThat(letters()).isEmpty();
    }

    @Test
    void codeOfAnotherLoginShouldBeRefused() {
        begin(COOKIE, ALICE.value());
        begin(OTHER, BOB.value());

        assertThat(signingIn.confirm(BOB, waiting(COOKIE).code())).isEqualTo(new YesOutcome.Wrong(2));

        assertThat(waiting(COOKIE).confirmed()).isFalse();
        assertThat(waiting(OTHER).confirmed()).isFalse();
        assertThat(signingIn.confirm(CAROL, waiting(COOKIE).code())).isEqualTo(new YesOutcome.NoCode());
    }

    @Test
    void onlyTheBrowserThatShowsTheCodeShouldBeSignedIn() {
        begin(COOKIE, ALICE.value());
        begin(OTHER, ALICE.value());

        signingIn.confirm(ALICE, waiting(COOKIE).code());

        assertThat(waiting(COOKIE).confirmed()).isTrue();
        assertThat(waiting(OTHER).confirmed()).isFalse();
    }

    @Test
    void codeShouldBeVoidAfterThreeTries() {
        begin(COOKIE, ALICE.value());
        String code = waiting(COOKIE).code();
        String wrong = code.equals("000000") ? "000001" : "000000";

        assertThat(signingIn.confirm(ALICE, wrong)).isEqualTo(new YesOutcome.Wrong(2));
        assertThat(signingIn.confirm(ALICE, wrong)).isEqualTo(new YesOutcome.Wrong(1));
        assertThat(signingIn.confirm(ALICE, wrong)).isEqualTo(new YesOutcome.Wrong(0));

        assertThat(signingIn.confirm(ALICE, code)).isEqualTo(new YesOutcome.NoCode());
    }

    @Test
    void codeShouldBeVoidAfterFiveMinutesAndOnceTheBrowserBeginsAnew() {
        begin(COOKIE, ALICE.value());
        String first = waiting(COOKIE).code();
        begin(COOKIE, ALICE.value());
        String second = waiting(COOKIE).code();
        if (!first.equals(second)) {
            assertThat(signingIn.confirm(ALICE, first)).isEqualTo(new YesOutcome.Wrong(2));
        }

        now.pass(Duration.ofMinutes(5));

        assertThat(signingIn.waiting(COOKIE)).isEmpty();
        assertThat(signingIn.confirm(ALICE, second)).isEqualTo(new YesOutcome.NoCode());
    }

    @Test
    void whoDoesNotExistShouldBeAnsweredAlikeAndNotAsked() {
        for (String typed : List.of(NOBODY.value(), "alice@elsewhere.net", "no login", "chmail-seat-1@example.org")) {
            begin(COOKIE + typed, typed);
            assertThat(waiting(COOKIE + typed).code()).matches("[0-9]{6}");
            assertThat(waiting(COOKIE + typed).login()).isEqualTo(typed);
        }

        assertThat(notices()).isEmpty();
        assertThat(letters()).isEmpty();
        LoginId elsewhere = new LoginId("alice@elsewhere.net");
        assertThat(signingIn.confirm(elsewhere, waiting(COOKIE + elsewhere).code()))
                .isEqualTo(new YesOutcome.NoCode());
    }

    @Test
    void browserShouldBeRefusedWhenItBeginsTooOften() {
        for (int i = 0; i < 5; i++) {
            begin(COOKIE, "person" + i + "@example.org");
        }

        assertThat(signingIn.begin(COOKIE, ALICE.value(), "", "en")).isInstanceOf(BeginOutcome.TooMany.class);

        now.pass(Duration.ofHours(1));
        begin(COOKIE, ALICE.value());
    }

    @Test
    void loginShouldBeAskedFiveTimesAnHourButMaySayYesEvenSo() {
        for (int i = 0; i < 7; i++) {
            begin("cookie " + i, ALICE.value());
        }

        assertThat(notices()).hasSize(5);
        assertThat(signingIn.confirm(ALICE, waiting("cookie 6").code())).isInstanceOf(YesOutcome.SignedIn.class);
    }

    @Test
    void whoIsOffShouldSayYesByTheMailedLink() {
        presence = Presence.OFF;
        begin(COOKIE, ALICE.value());
        begin(OTHER, ALICE.value());
        Letter letter = letters().get(0);
        assertThat(letter.to()).isEqualTo(new Address("alice@example.org"));
        assertThat(letter.text())
                .contains("Firefox (Linux)", "alice@example.org")
                .doesNotContain(waiting(COOKIE).code());
        Matcher link = LINK.matcher(letter.text());
        assertThat(link.find()).isTrue();
        String token = link.group(1);
        assertThat(signingIn.asked(token)).contains("alice@example.org");
        assertThat(signingIn.asked("a".repeat(32))).isEmpty();

        assertThat(signingIn.confirmByMail(token, waiting(OTHER).code())).isEqualTo(new YesOutcome.Wrong(2));
        assertThat(signingIn.confirmByMail(token, waiting(COOKIE).code())).isInstanceOf(YesOutcome.SignedIn.class);

        assertThat(signingIn.asked(token)).isEmpty();
        assertThat(signingIn.enter(COOKIE, "next")).isTrue();
        assertThat(who("next")).contains(ALICE);
        assertThat(waiting(OTHER).confirmed()).isFalse();
    }

    @Test
    void nothingShouldBeMailedWhereNoMailIsSent() {
        presence = Presence.OFF;

        signingIn(false).begin(COOKIE, ALICE.value(), FIREFOX, "en");

        assertThat(notices()).hasSize(1);
        assertThat(letters()).isEmpty();
    }

    @Test
    void browsersShouldBeListedAndEnded() {
        signIn("first");
        now.pass(Duration.ofMinutes(1));
        signIn("second");
        assertThat(browsers.of(ALICE)).hasSize(2);

        browsers.of(ALICE, 1).ifPresent(one -> browsers.end(ALICE, one.id()));

        assertThat(who("first")).isEmpty();
        assertThat(who("second")).contains(ALICE);
        assertThat(browsers.of(ALICE, 2)).isEmpty();
        signIn("third");
        browsers.endAll(ALICE);
        assertThat(browsers.of(ALICE)).isEmpty();
    }

    @Test
    void browserShouldBeNobodyOnceSignedOut() {
        signIn("first");

        browsers.signOut("first");

        assertThat(who("first")).isEmpty();
        assertThat(browsers.of(ALICE)).isEmpty();
    }

    @Test
    void browserThatIsSeenShouldStaySignedIn() {
        signIn("first");
        now.pass(Duration.ofDays(20));
        assertThat(who("first")).contains(ALICE);
        now.pass(Duration.ofDays(20));

        assertThat(who("first")).contains(ALICE);
        assertThat(browsers.of(ALICE).get(0).seenAt()).isEqualTo(now.instant());
    }

    @Test
    void whatWaitedShouldGoAfterAnHour() {
        begin(COOKIE, ALICE.value());
        now.pass(Duration.ofHours(1));

        new Retention(store, now).run();

        see(tx ->
                assertThat(tx.signIns().askedFor(ALICE.value(), Instant.EPOCH)).isZero());
    }

    private void signIn(String cookie) {
        begin(cookie + " before", ALICE.value());
        signingIn.confirm(ALICE, waiting(cookie + " before").code());
        assertThat(signingIn.enter(cookie + " before", cookie)).isTrue();
    }

    private void begin(String cookie, String typed) {
        assertThat(signingIn.begin(cookie, typed, FIREFOX, "en")).isEqualTo(new BeginOutcome.Waits());
    }

    private Waiting waiting(String cookie) {
        return signingIn.waiting(cookie).orElseThrow();
    }

    private List<Parcel> notices() {
        return sent(Parcel.Channel.XMPP);
    }

    private List<Letter> letters() {
        return sent(Parcel.Channel.MAIL).stream()
                .map(parcel -> read(tx -> tx.letters().byId(parcel.id())).orElseThrow())
                .toList();
    }

    private List<Parcel> sent(Parcel.Channel channel) {
        List<Parcel> all = new ArrayList<>();
        List<Parcel> some;
        do {
            some = store.write(tx -> tx.outbox().claim(channel, "test", Duration.ofMinutes(1), now.instant(), 9));
            for (Parcel parcel : some) {
                all.add(parcel);
                write(tx -> tx.outbox().done(parcel.id(), "test"));
            }
        } while (!some.isEmpty());
        return all;
    }

    /** A server that knows who is not there. */
    private static final class Known implements Accounts {
        private boolean asked;

        @Override
        public void learn(Collection<LoginId> logins) {
            asked = true;
        }

        @Override
        public boolean missing(LoginId login) {
            assertThat(asked).isTrue();
            return login.equals(NOBODY);
        }
    }

    private static final class Now extends Clock {
        private Instant at = NOW;

        void pass(Duration time) {
            at = at.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return at;
        }
    }
}
