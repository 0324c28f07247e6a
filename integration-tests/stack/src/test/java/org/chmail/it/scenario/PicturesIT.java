package org.chmail.it.scenario;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import org.chmail.it.Person;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Draft;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.AlarmMails;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two stories that show the pages' main states, and the pictures of them that the documents have.
 *
 * <p>{@code -Dchmail.pictures=docs/images} takes those anew.
 */
@WithBrowsers
@InWorld
class PicturesIT {

    private static final int DESK = 900;
    private static final int DESK_HIGH = 720;
    private static final int PHONE = 375;
    private static final int PHONE_HIGH = 740;

    private static final String LUNCH = "Lunch on Thursday?";

    private static RestoredBridge patient;

    /** So that each state lasts while its picture is taken. */
    @BeforeAll
    static void ringsLong(Scene scene) {
        patient = scene.bridgeWith("attempt.ringTime=45s");
    }

    @AfterAll
    static void isAsBefore() {
        patient.close();
    }

    @Test
    void everybodyShouldGetFromTheMailsLinkIntoTheChat(Scene scene, Browsers browsers) {
        // Pages show these two as they are, so that they have no mark.
        Person alice = scene.stack().person("alice.berg");
        String bob = "bob@outside.example";
        Person carol = scene.person("carol");
        scene.send(
                from(carol, "Carol Reyes")
                        .to("Alice Berg <" + alice.address() + ">")
                        .subject("Photos of the hike"),
                alice);
        Identity mail = scene.sendOutside(from(alice, "Alice Berg")
                .to("Bob Okoro <" + bob + ">")
                .cc("Carol Reyes <" + carol.address() + ">")
                .subject(LUNCH));
        BrowserUser aliceReads = SignedIn.at(scene, atDesk(scene, browsers, "en"), alice);
        CHmailUser carolChats = scene.comesOn(carol);

        BrowserUser bobReads = atDesk(scene, browsers, "en").opens(mail.chatUrl());
        bobReads.seesHeading("Chat with Alice Berg").doesNotSee(LUNCH).picture("link");
        bobReads.fills("Your mail address", bob).presses("Send me a code");
        bobReads.seesHeading("Look into your mail").picture("code");
        bobReads.fills("The code", Guests.code(scene, bob))
                .fills("Your name", "Bob")
                .presses("Go on");
        bobReads.sees(LUNCH).sees("They can be reached now.").picture("proven");

        bobReads.presses("Ask for a chat").sees("ringing, 1 of 3").picture("ringing");
        aliceReads.sees("Bob (guest) would like to chat").picture("me").presses("Accept");
        bobReads.sees("The chat is open.");
        carolChats.isRungFor(mail);
        RoomSeat carolSits = carolChats.accepts(mail).entersAs("Carol");

        bobReads.sees("3 here").says("Hi Alice! Thursday suits me. The usual place?");
        aliceReads
                .sees("The usual place?")
                .says("They are closed for a wedding. How about these? https://noodles.example/menu");
        bobReads.sees("closed for a wedding").says("Noodles, even better \uD83C\uDF5C");
        carolSits.hears("even better");
        carolSits.says("Count me in, I come from the dentist, so a little after noon.");
        bobReads.sees("after noon").says("Then at half past twelve!");
        aliceReads.sees("half past twelve").fills("Message", "I'll book a tab");
        bobReads.page()
                .waitForCondition(() ->
                        bobReads.page().locator("#messages .mine .arrived").count() == 3);
        bobReads.sees("is typing").picture("chat").hasNoAccessibilityViolations();
        aliceReads.page().setViewportSize(PHONE, PHONE_HIGH);
        aliceReads.inTheDark().seesItsWholeWidth().picture("chat-phone-dark");

        bobReads.presses("Leave").sees("You have left the chat.").picture("over");
    }

    @Test
    void whoIsOffShouldBeToldAndAnswerByTheMailsLink(Scene scene, Browsers browsers) {
        Person jiwoo = scene.person("jiwoo");
        String bob = scene.outsider("bob");
        String minsu = scene.outsider("minsu");
        String layla = scene.outsider("layla");
        Identity mail = scene.sendOutside(
                from(jiwoo, encoded("한지우")).to(bob, minsu).cc(layla).subject(encoded("목요일에 점심 어때요? / " + LUNCH)));

        BrowserUser bobReads = proven(atDesk(scene, browsers, "en"), scene, mail, bob, "Bob");
        bobReads.presses("Ask for a chat").sees("will be told").picture("off");

        BrowserUser minsuReads = atPhone(scene, browsers, "ko").opens(mail.chatUrl());
        minsuReads.seesItsWholeWidth().picture("link-phone-korean");
        minsuReads.fills("내 메일 주소", minsu).presses("코드 받기");
        // After the mail itself; the words of its subject are not plain ASCII.
        String code = Guests.code(scene.outside().receivesFor(minsu, "", 2));
        minsuReads.fills("코드", code).fills("이름", "김민수").presses("계속");
        minsuReads.presses("대화 청하기").sees("나중에 전해 드립니다").seesItsWholeWidth().picture("off-phone-korean");

        URI link = AlarmMails.link(AlarmMails.theOnlyOneOf(jiwoo));
        atDesk(scene, browsers, "en").opens(link).sees("Bob (guest)").picture("answer");
        BrowserUser jiwooReads = atPhone(scene, browsers, "ko").opens(link).sees("김민수");
        jiwooReads.seesItsWholeWidth().picture("answer-phone-korean");
        jiwooReads.presses("수락").sees("대화방이 열려 있습니다.");

        BrowserUser laylaReads = proven(atDesk(scene, browsers, "en"), scene, mail, layla, "ليلى");
        laylaReads.presses("Ask for a chat").sees("4 here");
        minsuReads.fills("메시지", "안녕하세요! 목요일 열두 시 반에 회사 앞에서 만나면 어떨까요?").pressesKey("Enter");
        jiwooReads.sees("회사 앞에서").fills("메시지", "좋아요. 그때 봬요.").pressesKey("Enter");
        laylaReads.sees("그때 봬요").says("مرحبًا! سأحضر الحلوى (baklava).");
        bobReads.sees("baklava").sees("ضيف ليلى").says("Great, see you all there.");
        laylaReads.sees("see you all").inTheDark().picture("chat-languages-dark");
        minsuReads.sees("see you all").seesItsWholeWidth().picture("chat-phone-korean");
    }

    private static BrowserUser proven(BrowserUser reader, Scene scene, Identity mail, String address, String name) {
        reader.opens(mail.chatUrl()).fills("Your mail address", address).presses("Send me a code");
        return reader.fills("The code", Guests.code(scene, address))
                .fills("Your name", name)
                .presses("Go on");
    }

    private static Draft from(Person author, String name) {
        return author.mail().writes().from(name + " <" + author.address() + ">");
    }

    /** RFC 2047 §2. */
    private static String encoded(String words) {
        try {
            return MimeUtility.encodeText(words, "UTF-8", "B");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java knows UTF-8", e);
        }
    }

    private static BrowserUser atDesk(Scene scene, Browsers browsers, String language) {
        return browsers.posing(scene.site(), language, DESK, DESK_HIGH);
    }

    private static BrowserUser atPhone(Scene scene, Browsers browsers, String language) {
        return browsers.posing(scene.site(), language, PHONE, PHONE_HIGH);
    }
}
