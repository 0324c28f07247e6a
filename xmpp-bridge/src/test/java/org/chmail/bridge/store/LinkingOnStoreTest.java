package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.LinkOutcome;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.directory.VerifyOutcome;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Channel;
import org.chmail.bridge.words.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkingOnStoreTest extends StoreTest {

    private static final Address GMAIL = new Address("alice@gmail.example");
    private static final Address WORK = new Address("alice@work.example");
    private static final Pattern CODE = Pattern.compile("(?m)^verify (\\d{8})$");

    private final Directory directory = new Directory("example.org", Set.of("example.org"));
    private final Now now = new Now();
    private Linking linking;

    @BeforeEach
    void openLinking() {
        linking = linking(true);
    }

    private Linking linking(boolean mailed) {
        return new Linking(store, directory, new Words(), new byte[32], mailed, now, new Random(7));
    }

    @Test
    void addressShouldBeBoundOnceItsCodeIsReturned() {
        assertThat(linking.link(ALICE, new Address("Alice+news@Gmail.example")))
                .isEqualTo(new LinkOutcome.CodeMailed(GMAIL));
        String code = mailedCode(GMAIL);
        see(tx -> assertThat(directory.loginOf(tx, GMAIL)).isEmpty());

        assertThat(linking.verify(ALICE, code)).isEqualTo(new VerifyOutcome.Linked(GMAIL));

        reopen();
        see(tx -> assertThat(directory.loginOf(tx, GMAIL)).contains(ALICE));
        see(tx -> assertThat(directory.addressesOf(tx, ALICE))
                .containsExactlyInAnyOrder(new Address("alice@example.org"), GMAIL));
    }

    @Test
    void loginShouldHaveSeveralAddressesWhenEachIsLinked() {
        linking.link(ALICE, GMAIL);
        linking.link(ALICE, WORK);
        List<Letter> letters = letters();

        for (Letter letter : letters) {
            assertThat(linking.verify(ALICE, code(letter))).isEqualTo(new VerifyOutcome.Linked(letter.to()));
        }

        see(tx -> assertThat(directory.addressesOf(tx, ALICE)).hasSize(3).contains(GMAIL, WORK));
    }

    @Test
    void codeShouldBeVoidAfterThreeWrongTries() {
        linking.link(ALICE, GMAIL);
        String code = mailedCode(GMAIL);

        assertThat(linking.verify(ALICE, "x")).isEqualTo(new VerifyOutcome.Wrong(2));
        assertThat(linking.verify(ALICE, "x")).isEqualTo(new VerifyOutcome.Wrong(1));
        assertThat(linking.verify(ALICE, "x")).isEqualTo(new VerifyOutcome.Wrong(0));
        assertThat(linking.verify(ALICE, code)).isEqualTo(new VerifyOutcome.NoCode());

        linking.link(ALICE, GMAIL);
        assertThat(linking.verify(ALICE, mailedCode(GMAIL))).isEqualTo(new VerifyOutcome.Linked(GMAIL));
    }

    @Test
    void codeShouldBeVoidAfterTenMinutes() {
        linking.link(ALICE, GMAIL);
        String code = mailedCode(GMAIL);

        now.pass(Duration.ofMinutes(10));

        assertThat(linking.verify(ALICE, code)).isEqualTo(new VerifyOutcome.NoCode());
    }

    @Test
    void codeShouldBeOfNoUseToAnotherLogin() {
        linking.link(ALICE, GMAIL);
        linking.link(BOB, WORK);

        String code = mailedCode(GMAIL);
        assertThat(linking.verify(BOB, code)).isInstanceOf(VerifyOutcome.Wrong.class);
        assertThat(linking.verify(CAROL, code)).isEqualTo(new VerifyOutcome.NoCode());
    }

    @Test
    void commandsShouldChangeNothingWhenTheyComeTwice() {
        linking.link(ALICE, GMAIL);
        String first = mailedCode(GMAIL);
        linking.link(ALICE, GMAIL);

        assertThat(linking.verify(ALICE, first)).isEqualTo(new VerifyOutcome.Linked(GMAIL));
        assertThat(linking.verify(ALICE, first)).isEqualTo(new VerifyOutcome.Linked(GMAIL));
    }

    @Test
    void askerShouldSeeTheSameWhenTheAddressCannotBeLinked() {
        linking.link(BOB, GMAIL);
        linking.verify(BOB, mailedCode(GMAIL));
        letters();

        for (Address address : List.of(GMAIL, new Address("bob@example.org"), new Address("alice@example.org"))) {
            assertThat(linking.link(ALICE, address)).isEqualTo(new LinkOutcome.CodeMailed(address));
            assertThat(letters())
                    .singleElement()
                    .satisfies(letter ->
                            assertThat(letter.text()).contains(address.value()).doesNotContainPattern(CODE));
        }
        assertThat(linking.verify(ALICE, "12345678")).isEqualTo(new VerifyOutcome.Wrong(2));
        see(tx -> assertThat(directory.loginOf(tx, GMAIL)).contains(BOB));
    }

    @Test
    void addressShouldStayWithTheFirstUntilThatOneUnlinksIt() {
        linking.link(ALICE, GMAIL);
        String late = mailedCode(GMAIL);
        linking.link(BOB, GMAIL);
        linking.verify(BOB, mailedCode(GMAIL));

        assertThat(linking.verify(ALICE, late)).isEqualTo(new VerifyOutcome.Taken(GMAIL));
        assertThat(linking.unlink(ALICE, GMAIL)).isFalse();
        assertThat(linking.unlink(BOB, GMAIL)).isTrue();
        see(tx -> assertThat(directory.loginOf(tx, GMAIL)).isEmpty());

        linking.link(ALICE, GMAIL);
        assertThat(linking.verify(ALICE, mailedCode(GMAIL))).isEqualTo(new VerifyOutcome.Linked(GMAIL));
    }

    @Test
    void loginShouldWaitWhenItHasAskedForFiveCodesInAnHour() {
        for (int i = 0; i < 5; i++) {
            assertThat(linking.link(ALICE, new Address("a" + i + "@gmail.example")))
                    .isInstanceOf(LinkOutcome.CodeMailed.class);
            now.pass(Duration.ofMinutes(2));
        }
        assertThat(linking.link(ALICE, GMAIL)).isEqualTo(new LinkOutcome.TooMany(Duration.ofMinutes(50)));
        assertThat(linking.link(BOB, GMAIL)).isInstanceOf(LinkOutcome.CodeMailed.class);

        now.pass(Duration.ofMinutes(50));
        assertThat(linking.link(ALICE, GMAIL)).isInstanceOf(LinkOutcome.CodeMailed.class);
    }

    @Test
    void addressShouldGetNoSixthLetterWhoeverAsks() {
        for (int i = 0; i < 6; i++) {
            assertThat(linking.link(new LoginId("m" + i + "@elsewhere.example"), GMAIL))
                    .isEqualTo(new LinkOutcome.CodeMailed(GMAIL));
        }
        assertThat(letters()).hasSize(5);
    }

    @Test
    void nothingShouldBeMailedWhenThereIsNoMailServer() {
        assertThat(linking(false).link(ALICE, GMAIL)).isEqualTo(new LinkOutcome.NoMail());
        assertThat(letters()).isEmpty();
    }

    @Test
    void addressShouldNotBeReadWhenItIsNone() {
        assertThat(List.of(
                        "a", "a@", "@b", "a b@c.example", "a@b@c", "<a@b.example>", "a@b..example", "a\r\n@b", "a@-"))
                .allSatisfy(text -> assertThat(Linking.address(text)).isEmpty());
        assertThat(Linking.address("alice+x@Gmail.example")).contains(GMAIL);
        assertThat(Linking.address("한국@메일.example")).isPresent();
    }

    private String mailedCode(Address to) {
        List<Letter> letters =
                letters().stream().filter(letter -> letter.to().equals(to)).toList();
        assertThat(letters).hasSize(1);
        return code(letters.get(0));
    }

    private static String code(Letter letter) {
        Matcher code = CODE.matcher(letter.text());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    /** What is to be mailed; it is struck off. */
    private List<Letter> letters() {
        List<Letter> letters = new ArrayList<>();
        List<Parcel> parcels;
        do {
            parcels = store.write(tx -> tx.outbox().claim(Channel.MAIL, "t", Duration.ofMinutes(1), now.time, 9));
            for (Parcel parcel : parcels) {
                letters.add(read(tx -> tx.letters().byId(parcel.id())).orElseThrow());
                write(tx -> tx.outbox().done(parcel.id(), "t"));
            }
        } while (!parcels.isEmpty());
        return letters;
    }

    private static final class Now extends Clock {
        private Instant time = NOW;

        void pass(Duration duration) {
            time = time.plus(duration);
        }

        @Override
        public Instant instant() {
            return time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
