package org.chmail.bridge.xmpp;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.Answering;
import org.chmail.bridge.attempt.Asking;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Views;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.directory.Preferences;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.jspecify.annotations.Nullable;

/** Does what people say. */
final class Commands {

    private static final int MAILS = 10;

    private final Asking asking;
    private final Answering answering;
    private final Views views;
    private final Preferences preferences;
    private final Linking linking;
    private final Replies replies;
    private final ShownMails shown = new ShownMails(10_000);

    Commands(
            Asking asking,
            Answering answering,
            Views views,
            Preferences preferences,
            Linking linking,
            Replies replies) {
        this.asking = asking;
        this.answering = answering;
        this.views = views;
        this.preferences = preferences;
        this.linking = linking;
        this.replies = replies;
    }

    /** Does what {@code login} said, and returns what to answer, if anything. */
    Optional<String> apply(LoginId login, String body, @Nullable CommandKey key) {
        Optional<Command> command = CommandParser.parse(body);
        return command.isEmpty() ? replies.say("notUnderstood") : apply(login, command.get(), key);
    }

    private Optional<String> apply(LoginId login, Command command, @Nullable CommandKey key) {
        return switch (command) {
            case Command.Chat chat -> chat(login, chat.mail(), key);
            case Command.ChatNumber chat -> {
                Optional<String> mailId = shown.mailId(login, chat.number());
                yield mailId.isEmpty() ? replies.say("noSuchNumber") : chat(login, new MailRef.ById(mailId.get()), key);
            }
            case Command.Mails mails -> Optional.of(mails(login));
            case Command.Accept accept -> replies.outcome(answering.accept(login, accept.mail(), key), "accept");
            case Command.Decline decline -> replies.outcome(answering.decline(login, decline.mail(), key), "decline");
            case Command.Cancel cancel -> replies.outcome(asking.withdraw(login, cancel.mail(), key), "cancel");
            case Command.Status status -> Optional.of(replies.status(views.openOf(login)));
            case Command.Stamp stamp -> {
                preferences.stamp(login, stamp.on());
                yield replies.say(stamp.on() ? "stampOn" : "stampOff");
            }
            case Command.Notify notify -> {
                preferences.notify(login, notify.on());
                yield replies.say(notify.on() ? "notifyOn" : "notifyOff");
            }
            case Command.Link link ->
                replies.ofAddress(link.address(), address -> replies.linked(linking.link(login, address)));
            case Command.Unlink unlink ->
                replies.ofAddress(
                        unlink.address(),
                        address -> replies.say(linking.unlink(login, address) ? "unlinked" : "notLinked", address));
            case Command.Verify verify -> replies.verified(linking.verify(login, verify.code()));
            case Command.Close close -> replies.outcome(asking.close(login, close.port(), key), "close");
            case Command.Help help -> replies.say("help");
        };
    }

    private Optional<String> chat(LoginId login, MailRef mail, @Nullable CommandKey key) {
        return replies.outcome(asking.ask(login, mail, false, key), "chat");
    }

    private String mails(LoginId login) {
        List<Mail> mails = views.mails(login, 0, MAILS);
        shown.show(login, mails);
        return replies.mails(mails);
    }
}
