package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.xmpp.World.ALICE;
import static org.chmail.bridge.xmpp.World.BOB;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.bridge.directory.StampOutcome.Stamped;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.jxmpp.jid.impl.JidCreate;

/** The verbs as commands of XEP-0050, from the stanza that asks to the stanza that answers. */
class AdHocDeskTest {

    private static final Pattern SESSION = Pattern.compile("sessionid='([^']+)'");

    @TempDir
    private Path folder;

    private World world;
    private AdHocDesk desk;
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    @BeforeEach
    void build() {
        AdHocIq.register();
        world = new World(folder);
        InstantSource source = () -> now;
        desk = new AdHocDesk(world.commands, world.services, source.withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource(AdHocVerb.class)
    void verbShouldBeDescribedWhenItsNodeIsAskedFor(AdHocVerb verb) {
        DiscoverInfo request = disco(verb.node());
        assertThat(AdHocDesk.describes(verb.node())).isTrue();
        DiscoverInfo info = (DiscoverInfo) desk.info(request, BOB, "ko");
        assertThat(info.hasIdentity("automation", "command-node")).isTrue();
        assertThat(info.getIdentities().get(0).getName()).isNotBlank().isNotEqualTo(verb.node());
        assertThat(info.containsFeature("http://jabber.org/protocol/commands")).isTrue();
        assertThat(info.containsFeature("jabber:x:data")).isTrue();
    }

    @Test
    void verbsShouldBeListedByNamesInTheLanguageOfWhoAsks() {
        DiscoverItems request = new DiscoverItems();
        request.setTo(JidCreate.fromOrThrowUnchecked("chmail@example.org/bridge-1"));
        request.setNode("http://jabber.org/protocol/commands");
        assertThat(((DiscoverItems) desk.items(request, BOB, "ko")).getItems())
                .hasSameSizeAs(AdHocVerb.values())
                .anySatisfy(item -> {
                    assertThat(item.getNode()).isEqualTo("accept");
                    assertThat(item.getName()).isEqualTo("수락");
                    assertThat(item.getEntityID().toString()).isEqualTo("chmail@example.org/bridge-1");
                });
        assertThat(((DiscoverItems) desk.items(request, BOB, "")).getItems())
                .anySatisfy(item -> assertThat(item.getName()).isEqualTo("Accept"));
        DiscoverInfo all = (DiscoverInfo) desk.info(disco("http://jabber.org/protocol/commands"), BOB, "");
        assertThat(all.hasIdentity("automation", "command-list")).isTrue();
    }

    @Test
    void verbShouldBeDoneAtOnceWhenItNeedsNoWords() throws Exception {
        assertThat(execute(BOB, "node='status'", ""))
                .contains("status='completed'", "<note type='info'>Nobody is being asked", "xml:lang='en'");
        assertThat(execute(BOB, "node='accept' xml:lang='ko'", ""))
                .contains("<note type='warn'>수락할 것이 없습니다.</note>", "xml:lang='ko'");
    }

    @Test
    void answerShouldBeAFormWhenItHasSeveralLines() throws Exception {
        world.mail("a <b> & c", ALICE, BOB);
        assertThat(execute(BOB, "node='mails'", ""))
                .contains("status='completed'", "<x xmlns='jabber:x:data' type='result'>", "a &lt;b&gt; &amp; c")
                .doesNotContain("<note");
    }

    @Test
    void chatShouldBeAskedForInAFormAndThenDone() throws Exception {
        Stamped mail = world.mail(ALICE, BOB);
        String handle = "alice@example.org " + mail.port();
        String form = execute(BOB, "node='chat' action='execute'", "");
        assertThat(form)
                .contains(
                        "status='executing'",
                        "<actions execute='complete'><complete/></actions>",
                        "type='list-single'",
                        "<value>" + handle + "</value>",
                        "type='boolean'");
        String done =
                execute(BOB, "node='chat' action='complete' sessionid='" + session(form) + "'", filled("mail", handle));
        assertThat(done).contains("status='completed'", "Asking about the mail");
        // once
        assertThat(execute(BOB, "node='chat' action='complete' sessionid='" + session(form) + "'", filled("mail", "x")))
                .contains("bad-sessionid");
    }

    @Test
    void formShouldBeTakenWhenItComesAtOnce() throws Exception {
        assertThat(execute(BOB, "node='stamp'", filled("stamp", "0"))).contains("status='completed'", "do not say");
        assertThat(world.preferences.of(BOB).stamping()).isFalse();
        assertThat(execute(BOB, "node='block'", filled("login", "alice@example.org")))
                .contains("cannot call you");
        assertThat(execute(BOB, "node='unblock'", "")).contains("<value>alice@example.org</value>");
        assertThat(execute(BOB, "node='chat'", filled("words", "nonsense")))
                .contains("<note type='error'>I did not understand that.");
    }

    @Test
    void oneOfSeveralShouldBeChosenInAFormWhenThereAreSeveralThingsToAnswer() throws Exception {
        Stamped one = world.mail(ALICE, BOB);
        Stamped two = world.mail(ALICE, BOB);
        for (Stamped mail : new Stamped[] {one, two}) {
            world.commands.apply(BOB, "", "chat alice@example.org " + mail.port(), null);
        }
        String form = execute(ALICE, "node='decline'", "");
        String choice = "decline alice@example.org " + one.port();
        assertThat(form).contains("status='executing'", "<value>" + choice + "</value>");
        assertThat(execute(ALICE, "node='decline' sessionid='" + session(form) + "'", filled("mail", choice)))
                .contains("status='completed'", "You declined");
        assertThat(execute(ALICE, "node='later'", filled("time", "10m"))).contains("You are asked again in 10 min");
        assertThat(execute(ALICE, "node='accept'", "")).contains("status='completed'", "You accepted");
    }

    @Test
    void formShouldBeGivenUpWhenItIsCancelled() throws Exception {
        String session = session(execute(BOB, "node='later'", ""));
        assertThat(execute(BOB, "node='later' action='cancel' sessionid='" + session + "'", ""))
                .contains("status='canceled'");
        assertThat(execute(BOB, "node='later' action='complete' sessionid='" + session + "'", filled("time", "1h")))
                .contains("bad-sessionid");
    }

    @Test
    void formShouldBeRefusedWhenItWaitedTooLongOrIsAnothersOne() throws Exception {
        String session = session(execute(BOB, "node='later'", ""));
        String submit = "node='later' action='complete' sessionid='" + session + "'";
        assertThat(execute(ALICE, submit, filled("time", "1h"))).contains("<bad-sessionid");
        now = now.plus(Duration.ofMinutes(10));
        assertThat(execute(BOB, submit, filled("time", "1h"))).contains("<not-allowed", "<session-expired");
    }

    @ParameterizedTest
    @CsvSource({
        "node='dance', item-not-found, item-not-found",
        "node='status' action='jump', bad-request, malformed-action",
        "node='status' action='next', bad-request, bad-action",
        "node='status' action='prev', bad-request, bad-action",
        "node='status' action='cancel', bad-request, bad-sessionid",
        "node='chat' sessionid='none' action='complete', bad-request, bad-sessionid"
    })
    void errorShouldSayWhatIsWrongWithTheCommand(String attributes, String condition, String specific)
            throws Exception {
        // XEP-0050 §4.4
        assertThat(execute(BOB, attributes, "")).contains("type='error'", "<" + condition, "<" + specific);
    }

    @Test
    void errorShouldSayBadPayloadWhenAFieldIsMissing() throws Exception {
        assertThat(execute(BOB, "node='later'", filled("mail", "x"))).contains("<bad-request", "<bad-payload");
        String session = session(execute(BOB, "node='block'", ""));
        String submit = "node='block' action='complete' sessionid='" + session + "'";
        assertThat(execute(BOB, submit, "")).contains("<bad-payload");
        // and can be said again
        assertThat(execute(BOB, submit, filled("login", "alice@example.org"))).contains("status='completed'");
    }

    private String execute(LoginId who, String attributes, String form) throws Exception {
        AdHocIq iq = PacketParserUtils.parseStanza("<iq xmlns='jabber:client' type='set' id='1' from='" + who
                + "/x' to='chmail@example.org/bridge-1'><command xmlns='http://jabber.org/protocol/commands' "
                + attributes + ">" + form + "</command></iq>");
        IQ answer = desk.execute(iq, who, iq.request().lang());
        return answer.toXML().toString();
    }

    private static String filled(String field, String value) {
        return "<x xmlns='jabber:x:data' type='submit'><field var='" + field + "'><value>" + value
                + "</value></field></x>";
    }

    private static String session(String xml) {
        Matcher session = SESSION.matcher(xml);
        assertThat(session.find()).isTrue();
        return session.group(1);
    }

    private static DiscoverInfo disco(String node) {
        return DiscoverInfo.builder("i1").setNode(node).build();
    }
}
