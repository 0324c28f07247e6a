package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.xmpp.World.ALICE;
import static org.chmail.bridge.xmpp.World.BOB;
import static org.chmail.bridge.xmpp.World.CAROL;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chmail.bridge.directory.StampOutcome.Stamped;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.xmpp.Answer.Choice;
import org.chmail.bridge.xmpp.Answer.Tone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, putting off, blocking, choices and languages, with the real services on a real store behind them. */
class SpokenVerbsTest {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void build() {
        world = new World(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void mailsShouldComeInPagesWithNumbersThatGoOn() {
        List<Stamped> all =
                Stream.generate(() -> world.mail(ALICE, BOB)).limit(23).toList();
        Answer first = answer(BOB, "mails");
        assertThat(first.text().lines()).hasSize(12).last().isEqualTo("For more, say: more");
        assertThat(first.choices()).containsExactly(new Choice("more", "More"));
        assertThat(say(BOB, "more").lines())
                .anyMatch(line -> line.startsWith("11. ")
                        && line.contains("alice@example.org " + all.get(12).port()));
        Answer last = answer(BOB, "more");
        assertThat(last.text().lines()).hasSize(4).last().asString().startsWith("23. ");
        assertThat(last.choices()).isEmpty();
        assertThat(say(BOB, "more")).isEqualTo("There are no more mails.");
        assertThat(say(BOB, "chat 2"))
                .contains("alice@example.org " + all.get(21).port());
        assertThat(say(BOB, "chat 23"))
                .contains("alice@example.org " + all.get(0).port());
        assertThat(say(BOB, "mails 2").lines()).anyMatch(line -> line.startsWith("20. "));
        assertThat(say(BOB, "mails")).startsWith("Your newest mails");
        assertThat(say(BOB, "chat 11")).startsWith("Say: mails");
        assertThat(say(CAROL, "more")).isEqualTo("There is no mail that you could chat about.");
    }

    @Test
    void calleeShouldBeAskedAgainWhenTheySayLater() {
        Stamped mail = world.mail(ALICE, BOB);
        assertThat(say(ALICE, "later 20m")).isEqualTo("There is nothing to put off.");
        say(BOB, "chat alice@example.org " + mail.port());
        assertThat(say(ALICE, "later 20 min")).startsWith("You are asked again in 20 min");
        assertThat(say(BOB, "status")).contains("alice@example.org: asks for a little time");
        assertThat(say(ALICE, "later alice@example.org %d 2h".formatted(mail.port())))
                .startsWith("You are asked again in 120 min");
    }

    @Test
    void oneSentenceShouldSayHowLongWhenTheTimeIsNone() {
        assertThat(Stream.of("later", "later 0m", "later 25h", "later soon", "later alice@example.org 49213"))
                .allSatisfy(said -> assertThat(say(BOB, said))
                        .isEqualTo("Say for how long, from 1m to 24h, as in: later 20m, or: later 2h"));
    }

    @Test
    void choicesShouldBeVerbsWithTheirMailsWhenThereAreSeveralThingsToAnswer() {
        Stamped one = world.mail(ALICE, BOB);
        Stamped two = world.mail(ALICE, BOB);
        say(BOB, "chat alice@example.org " + one.port());
        say(BOB, "chat alice@example.org " + two.port());
        Answer which = answer(ALICE, "later 10m");
        assertThat(which.tone()).isEqualTo(Tone.WARN);
        assertThat(which.choices())
                .extracting(Choice::value)
                .containsExactlyInAnyOrder(
                        "later alice@example.org %d 10m".formatted(one.port()),
                        "later alice@example.org %d 10m".formatted(two.port()));
        assertThat(which.choices())
                .extracting(Choice::label)
                .contains("\"Lunch\" (alice@example.org %d)".formatted(one.port()));
        assertThat(which.choices())
                .allSatisfy(choice -> assertThat(which.text()).contains(choice.value()));
    }

    @Test
    void everyoneShouldBeCalledWhenTheCallerSaysAll() {
        Stamped mail = world.mail(ALICE, BOB, CAROL);
        assertThat(say(BOB, "chat alice@example.org %d all".formatted(mail.port())))
                .startsWith("Asking about");
        say(CAROL, "mails");
        assertThat(say(CAROL, "chat 1 all")).startsWith("Asking about");
    }

    @Test
    void blockedShouldBeListedUntilTheyAreUnblocked() {
        assertThat(say(ALICE, "blocked")).isEqualTo("You have blocked nobody.");
        assertThat(say(ALICE, "block " + BOB)).startsWith("bob@example.org cannot call you any more.");
        assertThat(say(ALICE, "blocked").lines()).contains("bob@example.org");
        assertThat(say(ALICE, "unblock " + BOB)).isEqualTo("bob@example.org can call you again.");
        assertThat(say(ALICE, "unblock " + BOB)).isEqualTo("That login is not blocked.");
        assertThat(say(ALICE, "block " + ALICE)).isEqualTo("You can not block yourself.");
    }

    @Test
    void choiceShouldStandWhenAnEarlierOneComesAgain() {
        CommandKey off = new CommandKey("off");
        assertThat(world.commands.apply(ALICE, "", "stamp off", off)).isPresent();
        assertThat(world.commands.apply(ALICE, "", "stamp on", new CommandKey("on")))
                .isPresent();
        assertThat(world.commands.apply(ALICE, "", "stamp off", off)).isEmpty();
        assertThat(world.preferences.of(ALICE).stamping()).isTrue();
    }

    @Test
    void answerShouldBeInTheLanguageOfWhatIsSaidAndInTheOneSpokenBeforeWhenNoneIsTold() {
        assertThat(say(BOB, "cancel")).isEqualTo("There is nothing to cancel.");
        Answer korean = world.commands.apply(BOB, "ko-KR", "cancel", null).orElseThrow();
        assertThat(korean.lang()).isEqualTo("ko");
        assertThat(korean.text()).isEqualTo("취소할 것이 없습니다.");
        assertThat(say(BOB, "cancel")).isEqualTo(korean.text());
        assertThat(world.preferences.of(BOB).lang()).isEqualTo("ko-KR");
        assertThat(world.commands.apply(BOB, "en", "cancel", null).orElseThrow().text())
                .isEqualTo("There is nothing to cancel.");
    }

    @Test
    void nothingShouldBeLearnedWhenNothingIsUnderstoodOrNoLanguageIsNamed() {
        assertThat(world.commands.apply(BOB, "ko", "안녕", null).orElseThrow().text())
                .isEqualTo("무슨 말인지 알아듣지 못했습니다. help 라고 보내 보세요.");
        world.commands.apply(BOB, "not a tag", "status", null);
        world.commands.apply(BOB, "und", "status", null);
        assertThat(world.preferences.of(BOB).lang()).isEmpty();
    }

    private String say(LoginId login, String body) {
        return answer(login, body).text();
    }

    private Answer answer(LoginId login, String body) {
        return world.commands.apply(login, "", body, null).orElseThrow();
    }
}
