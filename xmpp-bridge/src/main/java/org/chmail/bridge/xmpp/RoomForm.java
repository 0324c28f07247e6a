package org.chmail.bridge.xmpp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;

/**
 * How a room must be configured (XEP-0045 §10.2). Booleans are {@code 1} and {@code 0}: Openfire 4.2 takes
 * {@code true} without an error, and then the room is open to all.
 */
final class RoomForm {

    private static final String FORM_TYPE = "http://jabber.org/protocol/muc#roomconfig";
    private static final String NAME = "roomname";

    /** Some servers call a field of their own by another prefix. */
    private static final List<String> PREFIXES = List.of("muc#roomconfig_", "x-muc#roomconfig_");

    /** What keeps strangers out: a server that does not know these can't hold our rooms. */
    private static final Set<String> NEEDED = Set.of("membersonly", "publicroom", "persistentroom", "whois");

    private final Map<String, String> wanted = new LinkedHashMap<>();

    RoomForm(String title) {
        wanted.put(NAME, title);
        wanted.put("membersonly", "1");
        wanted.put("publicroom", "0");
        wanted.put("persistentroom", "1");
        wanted.put("maxusers", "0");
        wanted.put("allowinvites", "0");
        wanted.put("changesubject", "0");
        wanted.put("enablelogging", "0");
        wanted.put("registration", "0");
        wanted.put("whois", "moderators");
    }

    /** What the form says otherwise, in words for an admin; empty if all is right. A server may shorten the title. */
    Optional<String> difference(DataForm form) {
        for (Map.Entry<String, String> want : wanted.entrySet()) {
            String name = want.getKey();
            if (name.equals(NAME)) {
                continue;
            }
            Optional<FormField> field = field(form, name);
            if (field.isEmpty() && NEEDED.contains(name)) {
                return Optional.of("the server does not know " + name);
            }
            Optional<String> value = field.map(RoomForm::value);
            if (value.isPresent() && !value.get().equals(want.getValue())) {
                return Optional.of(name + " is " + value.get() + " instead of " + want.getValue());
            }
        }
        return Optional.empty();
    }

    /** The answer to the form. */
    DataForm answer(DataForm form) {
        DataForm.Builder answer = DataForm.builder(DataForm.Type.submit);
        answer.setFormType(FORM_TYPE);
        wanted.forEach((name, value) -> field(form, name)
                .ifPresent(field -> answer.addField(FormField.textSingleBuilder(field.getFieldName())
                        .setValue(value)
                        .build())));
        return answer.build();
    }

    private static Optional<FormField> field(DataForm form, String name) {
        return PREFIXES.stream()
                .map(prefix -> prefix + name)
                .filter(form::hasField)
                .map(form::getField)
                .findFirst();
    }

    private static String value(FormField field) {
        String value = field.getFirstValue();
        if (value == null) {
            return "";
        }
        return switch (value) {
            case "true" -> "1";
            case "false" -> "0";
            default -> value;
        };
    }
}
