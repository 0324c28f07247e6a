package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** What people write is shown as they wrote it and never runs, wherever it stands: subject, name, nick, message. */
@WithBrowsers
@InWorld
class HostileWordsIT {

    private static final List<String> SCRIPTS = List.of(
            "alert(1)",
            "fetch('https://evil.example')",
            "document.title='x'",
            "window.ran=1",
            "location='//evil.example'");

    private static final List<String> VESSELS = List.of(
            "<script>%s</script>",
            "<ScRiPt >%s</sCrIpT>",
            "<script src=data:text/javascript,%s></script>",
            "</script><script>%s</script>",
            "<img src=x onerror=%s>",
            "<img src=x onerror=\"%s\">",
            "<img/src='x'/onerror='%s'>",
            "<svg onload=%s>",
            "<svg><script>%s</script></svg>",
            "<svg><animate onbegin=%s attributeName=x>",
            "<body onload=%s>",
            "<iframe srcdoc=\"<script>%s</script>\">",
            "<iframe src=\"javascript:%s\">",
            "<object data=\"javascript:%s\">",
            "<embed src=\"javascript:%s\">",
            "<a href=\"javascript:%s\">x</a>",
            "javascript:%s",
            "https://a.example/\" onmouseover=\"%s",
            "https://a.example/'onclick='%s",
            "http://a.example/<script>%s</script>",
            "<input autofocus onfocus=%s>",
            "<details open ontoggle=%s>",
            "<video><source onerror=%s>",
            "<marquee onstart=%s>",
            "<math><mtext><script>%s</script></mtext></math>",
            "<style>@import 'javascript:%s';</style>",
            "<link rel=stylesheet href=\"javascript:%s\">",
            "<meta http-equiv=refresh content=\"0;url=javascript:%s\">",
            "<base href=\"javascript:%s//\">",
            "<form action=\"javascript:%s\"><button>",
            "\"><script>%s</script>",
            "'><script>%s</script>",
            "--><script>%s</script>",
            "]]><script>%s</script>",
            "</textarea><script>%s</script>",
            "</title><script>%s</script>",
            "</noscript><script>%s</script>",
            "${%s}",
            "<xss onpointerover=%s>",
            "{{constructor.constructor('%s')()}}",
            "\u2028<script>%s</script>");

    /** Smack writes it as no XML may (XML 1.0 §2.4), so it comes from the browser. */
    private static final String NOT_BY_SMACK = "]]> and \" in one";

    private static List<String> corpus() {
        List<String> corpus = new ArrayList<>();
        SCRIPTS.forEach(script -> VESSELS.forEach(vessel -> corpus.add(vessel.formatted(script))));
        return corpus;
    }

    @Test
    void nothingThatPeopleWriteShouldRun(Scene scene, Browsers browsers) {
        List<String> corpus = corpus();
        assertThat(corpus).hasSizeGreaterThanOrEqualTo(200);
        Person alice = scene.person("alice");
        String carl = scene.outsider("carl");
        Identity mail = scene.sendOutside(
                scene.mail(alice).to(carl).subject("<img src=x onerror=alert(1)><script>window.ran=1</script> \"'"));
        CHmailUser aliceChats = scene.comesOn(alice);
        BrowserUser carlReads = Guests.proven(scene, browsers, mail, carl, "Carl");
        carlReads.sees("<img src=x onerror=alert(1)><script>");
        carlReads.presses("Ask for a chat");
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("<img src=x onerror=window.ran=1>");
        carlReads.sees("The chat is open.").says(NOT_BY_SMACK);
        aliceSits.hears(NOT_BY_SMACK);

        corpus.stream().filter(words -> !words.contains("]]>")).forEach(aliceSits::says);
        aliceSits.says("the end");
        carlReads.sees("the end").sees("<img src=x onerror=window.ran=1>");
        carlReads.reloads().sees("the end");

        List<String> shown = carlReads.page().locator("#messages .msg .body").allTextContents();
        List<String> said = new ArrayList<>(List.of(NOT_BY_SMACK));
        corpus.stream().filter(words -> !words.contains("]]>")).forEach(said::add);
        said.add("the end");
        assertThat(shown)
                .map(String::strip)
                .containsExactlyElementsOf(said.stream().map(String::strip).toList());
        assertThat(carlReads.page().evaluate("() => window.ran")).isNull();
        assertThat(carlReads.page().locator("#messages a").all())
                .allSatisfy(link -> assertThat(link.getAttribute("href")).matches("(?s)(https?|mailto|xmpp):.*"));
    }
}
