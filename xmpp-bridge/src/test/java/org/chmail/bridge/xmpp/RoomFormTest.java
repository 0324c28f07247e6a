package org.chmail.bridge.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomFormTest {

    private final RoomForm wanted = new RoomForm("Lunch?");

    @Test
    void answerShouldSayOneAndZeroWhenAFieldIsBoolean() {
        DataForm answer = wanted.answer(form(fields()));
        assertThat(answer.getType()).isEqualTo(DataForm.Type.submit);
        assertThat(answer.getFormType()).isEqualTo("http://jabber.org/protocol/muc#roomconfig");
        assertThat(answer.getField("muc#roomconfig_membersonly").getFirstValue())
                .isEqualTo("1");
        assertThat(answer.getField("muc#roomconfig_publicroom").getFirstValue()).isEqualTo("0");
        assertThat(answer.getField("muc#roomconfig_roomname").getFirstValue()).isEqualTo("Lunch?");
        assertThat(answer.getField("x-muc#roomconfig_registration").getFirstValue())
                .isEqualTo("0");
    }

    @Test
    void answerShouldLeaveOutWhatTheServerDoesNotKnow() {
        Map<String, String> fields = fields();
        fields.remove("muc#roomconfig_enablelogging");
        assertThat(wanted.answer(form(fields)).hasField("muc#roomconfig_enablelogging"))
                .isFalse();
        assertThat(wanted.difference(form(fields))).isEmpty();
    }

    @Test
    void differenceShouldBeNoneWhenBooleansAreSpelledOtherwise() {
        Map<String, String> fields = fields();
        fields.put("muc#roomconfig_membersonly", "true");
        fields.put("muc#roomconfig_publicroom", "false");
        assertThat(wanted.difference(form(fields))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "muc#roomconfig_membersonly, 0, membersonly is 0 instead of 1",
        "muc#roomconfig_persistentroom, false, persistentroom is 0 instead of 1",
        "muc#roomconfig_publicroom, 1, publicroom is 1 instead of 0",
        "muc#roomconfig_maxusers, 30, maxusers is 30 instead of 0",
        "muc#roomconfig_whois, anyone, whois is anyone instead of moderators",
        "muc#roomconfig_allowinvites, 1, allowinvites is 1 instead of 0",
        "x-muc#roomconfig_registration, 1, registration is 1 instead of 0"
    })
    void differenceShouldNameTheFieldWhenItIsNotAsWanted(String field, String value, String difference) {
        Map<String, String> fields = fields();
        fields.put(field, value);
        assertThat(wanted.difference(form(fields))).contains(difference);
    }

    @Test
    void differenceShouldNameTheFieldWhenTheServerLacksWhatKeepsStrangersOut() {
        Map<String, String> fields = fields();
        fields.remove("muc#roomconfig_membersonly");
        assertThat(wanted.difference(form(fields))).contains("the server does not know membersonly");
    }

    /** As Openfire 4.2 has them. */
    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("muc#roomconfig_roomname", "Lunch?");
        fields.put("muc#roomconfig_changesubject", "0");
        fields.put("muc#roomconfig_maxusers", "0");
        fields.put("muc#roomconfig_publicroom", "0");
        fields.put("muc#roomconfig_persistentroom", "1");
        fields.put("muc#roomconfig_moderatedroom", "0");
        fields.put("muc#roomconfig_membersonly", "1");
        fields.put("muc#roomconfig_allowinvites", "0");
        fields.put("muc#roomconfig_whois", "moderators");
        fields.put("muc#roomconfig_enablelogging", "0");
        fields.put("x-muc#roomconfig_registration", "0");
        return fields;
    }

    private static DataForm form(Map<String, String> fields) {
        DataForm.Builder form = DataForm.builder(DataForm.Type.form);
        fields.forEach((name, value) ->
                form.addField(FormField.textSingleBuilder(name).setValue(value).build()));
        return form.build();
    }
}
