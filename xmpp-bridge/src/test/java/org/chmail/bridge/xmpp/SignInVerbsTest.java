package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.xmpp.World.ALICE;
import static org.chmail.bridge.xmpp.World.BOB;

import java.nio.file.Path;
import java.util.Map;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smackx.xdata.ListSingleFormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about browsers that are to be, or are, signed in. */
class SignInVerbsTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";

    @TempDir
    Path folder;

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
    void yesShouldSignInTheBrowserThatShowsTheCode() {
        String code = begin("cookie");

        assertThat(say(BOB, "yes " + code)).isEqualTo("No page waits for you any more. Begin again on the page.");
        String wrong = code.equals("000000") ? "000001" : "000000";
        assertThat(say(ALICE, "yes " + wrong)).contains("It can be tried 2 times more");
        assertThat(say(ALICE, "YES " + code.substring(0, 3) + " " + code.substring(3)))
                .startsWith("Your page is signed in now: Firefox (Linux).");
        assertThat(world.signingIn.enter("cookie", "next")).isTrue();
    }

    @Test
    void triesShouldBeOver() {
        String wrong = begin("cookie").equals("000000") ? "000001" : "000000";
        say(ALICE, "yes " + wrong);
        say(ALICE, "yes " + wrong);

        assertThat(say(ALICE, "yes " + wrong)).endsWith("Begin again on the page.");
    }

    @Test
    void sessionsShouldBeListedAndEnded() {
        assertThat(say(ALICE, "sessions")).isEqualTo("You are not signed in with any browser.");
        signIn("one");
        signIn("two");
        assertThat(say(ALICE, "sessions").lines())
                .hasSize(4)
                .anyMatch(
                        line -> line.matches("2\\. Firefox \\(Linux\\), since \\S+ \\S+ UTC, last seen \\S+ \\S+ UTC"));
        assertThat(say(ALICE, "sessions end 3")).isEqualTo("There is no browser of that number. Say: sessions");

        assertThat(say(ALICE, "sessions end 1", new CommandKey("k")))
                .startsWith("You are signed out there: Firefox (Linux)");
        assertThat(world.commands.apply(ALICE, "", "sessions end 1", new CommandKey("k")))
                .as("a repeat")
                .isEmpty();

        assertThat(say(ALICE, "sessions").lines()).hasSize(3);
        assertThat(say(BOB, "sessions end all")).isEqualTo("You are signed out everywhere.");
        assertThat(say(ALICE, "sessions").lines()).hasSize(3);
        assertThat(say(ALICE, "sessions end all")).isEqualTo("You are signed out everywhere.");
        assertThat(say(ALICE, "sessions")).startsWith("You are not signed in");
    }

    @Test
    void formsShouldSayTheSame() {
        AdHocForms forms = new AdHocForms(world.services);
        var words = world.services.words().in("en");
        assertThat(forms.form(AdHocVerb.SESSIONS, ALICE, words)).isEmpty();
        assertThat(forms.form(AdHocVerb.YES, ALICE, words).orElseThrow().getField("shownCode"))
                .isNotNull();
        assertThat(forms.words(AdHocVerb.YES, Map.of("shownCode", "123456"))).contains("yes 123456");
        assertThat(forms.words(AdHocVerb.YES, Map.of())).isEmpty();
        signIn("one");

        DataForm form = forms.form(AdHocVerb.SESSIONS, ALICE, words).orElseThrow();

        assertThat(((ListSingleFormField) form.getField("end")).getOptions())
                .extracting(option -> option.getValueString())
                .containsExactly("end 1", "end all");
        assertThat(forms.words(AdHocVerb.SESSIONS, Map.of("end", "end all"))).contains("sessions end all");
        assertThat(forms.words(AdHocVerb.SESSIONS, Map.of())).contains("sessions");
    }

    private void signIn(String cookie) {
        say(ALICE, "yes " + begin(cookie + " before"));
        assertThat(world.signingIn.enter(cookie + " before", cookie)).isTrue();
    }

    private String begin(String cookie) {
        world.signingIn.begin(cookie, ALICE.value(), FIREFOX, "en");
        return world.signingIn.waiting(cookie).orElseThrow().code();
    }

    private String say(LoginId login, String words) {
        return say(login, words, null);
    }

    private String say(LoginId login, String words, @Nullable CommandKey key) {
        return world.commands.apply(login, "", words, key).orElseThrow().text();
    }
}
