package org.chmail.bridge.xmpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.xmpp.Answer.Choice;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.ListSingleFormField;
import org.jivesoftware.smackx.xdata.TextSingleFormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;

/** The forms (XEP-0004) in which verbs get their words. What is filled in becomes what could have been typed. */
final class AdHocForms {

    private static final int MAILS = 10;
    private static final int OWN_AMONG = 100;

    private final XmppServices services;

    AdHocForms(XmppServices services) {
        this.services = services;
    }

    /** What {@code verb} needs to know from {@code login} before it can be done; empty if nothing. */
    Optional<DataForm> form(AdHocVerb verb, LoginId login, Phrases words) {
        DataForm.Builder form = begin(verb, words);
        switch (verb) {
            case CHAT -> {
                addMails(form, services.views().mails(login, 0, MAILS), words);
                form.addField(text("words", words).build());
                form.addField(FormField.booleanBuilder("all")
                        .setLabel(words.say("form.all"))
                        .setValue(false)
                        .build());
            }
            case LATER -> {
                List<Mail> waiting = waiting(login);
                if (waiting.size() > 1) {
                    addMails(form, waiting, words);
                }
                form.addField(text("time", words).setValue("20m").setRequired().build());
            }
            case STAMP ->
                form.addField(FormField.booleanBuilder("stamp")
                        .setLabel(words.say("form.stamp"))
                        .setValue(services.preferences().of(login).stamping())
                        .build());
            case NOTIFY ->
                form.addField(FormField.booleanBuilder("notify")
                        .setLabel(words.say("form.notify"))
                        .setValue(services.preferences().of(login).notified())
                        .build());
            case LINK, UNLINK ->
                form.addField(text("address", words).setRequired().build());
            case VERIFY -> form.addField(text("code", words).setRequired().build());
            case YES -> form.addField(text("shownCode", words).setRequired().build());
            case SESSIONS -> {
                List<Choice> browsers = browsers(login, words);
                if (browsers.isEmpty()) {
                    return Optional.empty();
                }
                form.addField(list("end", browsers, words).build());
            }
            case CLOSE -> {
                addMails(form, own(login), words);
                form.addField(text("port", words).build());
            }
            case BLOCK ->
                form.addField(FormField.jidSingleBuilder("login")
                        .setLabel(words.say("form.login"))
                        .setRequired()
                        .build());
            case UNBLOCK -> {
                List<Choice> blocked = services.views().blockedBy(login).stream()
                        .map(other -> new Choice(other.value(), other.value()))
                        .toList();
                if (blocked.isEmpty()) {
                    return Optional.empty();
                }
                form.addField(list("login", blocked, words).setRequired().build());
            }
            case KICK -> form.addField(text("nick", words).setRequired().build());
            case MAILS, MORE, ACCEPT, DECLINE, CANCEL, STATUS, BLOCKED, HELP -> {
                return Optional.empty();
            }
        }
        return Optional.of(form.build());
    }

    /** One of several things to say. */
    DataForm choice(AdHocVerb verb, List<Choice> choices, Phrases words) {
        return begin(verb, words)
                .addField(list("mail", choices, words).setRequired().build())
                .build();
    }

    /** What was filled in, as it could have been typed; empty if something is missing. */
    Optional<String> words(AdHocVerb verb, Map<String, String> fields) {
        String mail = value(fields, "mail");
        if (verb.choosesMail() && mail.startsWith(verb.node() + " ")) {
            return Optional.of(mail);
        }
        return switch (verb) {
            case CHAT -> said(verb, first(value(fields, "words"), mail)).map(said -> said + all(fields));
            case LATER ->
                value(fields, "time").isEmpty()
                        ? Optional.empty()
                        : Optional.of(verb.node() + " " + mail + " " + value(fields, "time"));
            case STAMP -> said(verb, onOrOff(value(fields, "stamp")));
            case NOTIFY -> said(verb, onOrOff(value(fields, "notify")));
            case LINK, UNLINK -> said(verb, value(fields, "address"));
            case VERIFY -> said(verb, value(fields, "code"));
            case YES -> said(verb, value(fields, "shownCode"));
            case SESSIONS -> Optional.of((verb.node() + " " + value(fields, "end")).strip());
            case CLOSE -> said(verb, first(value(fields, "port"), mail.substring(mail.indexOf(' ') + 1)));
            case BLOCK, UNBLOCK -> said(verb, value(fields, "login"));
            case KICK -> said(verb, value(fields, "nick"));
            case ACCEPT, DECLINE, CANCEL -> Optional.of((verb.node() + " " + mail).strip());
            case MAILS, MORE, STATUS, BLOCKED, HELP -> Optional.of(verb.node());
        };
    }

    private static DataForm.Builder begin(AdHocVerb verb, Phrases words) {
        return DataForm.builder(DataForm.Type.form).setTitle(words.say("node." + verb.node()));
    }

    private static void addMails(DataForm.Builder form, List<Mail> mails, Phrases words) {
        if (!mails.isEmpty()) {
            List<Choice> choices = mails.stream()
                    .map(mail -> new Choice(mail.named(), words.mail(mail)))
                    .toList();
            form.addField(list("mail", choices, words).build());
        }
    }

    private static ListSingleFormField.Builder list(String name, List<Choice> choices, Phrases words) {
        ListSingleFormField.Builder field = FormField.listSingleBuilder(name).setLabel(words.say("form." + name));
        choices.forEach(choice -> field.addOption(new FormField.Option(choice.label(), choice.value())));
        return field;
    }

    private static TextSingleFormField.Builder text(String name, Phrases words) {
        return FormField.textSingleBuilder(name).setLabel(words.say("form." + name));
    }

    /** The mails about which {@code login} is being asked. */
    private List<Mail> waiting(LoginId login) {
        return services.views().openOf(login).stream()
                .filter(view -> view.legs().stream()
                        .anyMatch(
                                leg -> leg.callee().equals(login) && leg.state().waiting() && !leg.unheard()))
                .map(AttemptView::mail)
                .toList();
    }

    /** What can be ended, as it could be said. */
    private List<Choice> browsers(LoginId login, Phrases words) {
        List<WebSession> all = services.browsers().of(login);
        SignInReplies replies = new SignInReplies(words);
        List<Choice> choices = new ArrayList<>();
        for (int number = 1; number <= all.size(); number++) {
            choices.add(new Choice("end " + number, replies.line(number, all.get(number - 1))));
        }
        if (!choices.isEmpty()) {
            choices.add(new Choice("end all", words.say("form.endAll")));
        }
        return choices;
    }

    private List<Mail> own(LoginId login) {
        return services.views().mails(login, 0, OWN_AMONG).stream()
                .filter(mail -> mail.author().equals(login))
                .limit(MAILS)
                .toList();
    }

    private static Optional<String> said(AdHocVerb verb, String words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(verb.node() + " " + words);
    }

    private static String value(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static String all(Map<String, String> fields) {
        return onOrOff(value(fields, "all")).equals("on") ? " all" : "";
    }

    /** XEP-0004 §3.3: a boolean is 1 or true, 0 or false. */
    private static String onOrOff(String value) {
        return switch (value) {
            case "1", "true" -> "on";
            case "0", "false" -> "off";
            default -> "";
        };
    }
}
