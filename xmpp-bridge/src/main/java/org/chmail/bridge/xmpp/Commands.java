package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/** Does what people say. */
final class Commands {

    private static final int MAILS = 10;

    private final XmppServices services;
    private final ShownMails shown = new ShownMails(10_000);

    Commands(XmppServices services) {
        this.services = services;
    }

    /**
     * Does what {@code login} said, and returns what to answer, if anything.
     *
     * @param lang the language they said it in, which is remembered and answered in; empty if that is not told
     */
    Optional<Answer> apply(LoginId login, String lang, String body, @Nullable CommandKey key) {
        Optional<Command> command = CommandParser.parse(body);
        if (command.isEmpty()) {
            return new Replies(phrases(login, lang)).refuse("notUnderstood");
        }
        services.preferences().speaks(login, lang);
        return apply(login, command.get(), new Replies(phrases(login, lang)), key);
    }

    /** The words for {@code login}: in the language of what they say now, else in the one they spoke before. */
    Phrases phrases(LoginId login, String lang) {
        return services.words()
                .in(lang.isEmpty() ? services.preferences().of(login).lang() : lang);
    }

    private Optional<Answer> apply(LoginId login, Command command, Replies replies, @Nullable CommandKey key) {
        return switch (command) {
            case Command.Chat chat -> chat(login, chat.mail(), chat.all(), replies, key);
            case Command.ChatNumber chat -> {
                Optional<String> mailId = shown.mailId(login, chat.number());
                yield mailId.isEmpty()
                        ? replies.refuse("noSuchNumber")
                        : chat(login, new MailRef.ById(mailId.get()), chat.all(), replies, key);
            }
            case Command.Mails mails -> mails(login, mails.page(), replies);
            case Command.More more -> mails(login, shown.nextPage(login), replies);
            case Command.Accept accept ->
                replies.outcome(services.answering().accept(login, accept.mail(), key), "accept");
            case Command.Decline decline ->
                replies.outcome(services.answering().decline(login, decline.mail(), key), "decline");
            case Command.Later later -> later(login, later, replies, key);
            case Command.Cancel cancel ->
                replies.outcome(services.withdrawing().withdraw(login, cancel.mail(), key), "cancel");
            case Command.Status status -> replies.status(services.views().openOf(login));
            case Command.Stamp stamp ->
                once(
                        key,
                        () -> services.preferences().stamp(login, stamp.on()),
                        () -> replies.say(stamp.on() ? "stampOn" : "stampOff"));
            case Command.Notify notify ->
                once(
                        key,
                        () -> services.preferences().notify(login, notify.on()),
                        () -> replies.say(notify.on() ? "notifyOn" : "notifyOff"));
            case Command.Link link ->
                replies.ofAddress(
                        link.address(),
                        address -> replies.linked(services.linking().link(login, address)));
            case Command.Unlink unlink ->
                replies.ofAddress(
                        unlink.address(),
                        address -> services.linking().unlink(login, address)
                                ? replies.say("unlinked", address)
                                : replies.nothing("notLinked", address));
            case Command.Verify verify -> replies.verified(services.linking().verify(login, verify.code()));
            case Command.Yes yes ->
                new SignInReplies(replies.words())
                        .confirmed(services.signingIn().confirm(login, yes.code()));
            case Command.Sessions sessions -> sessions(login, replies);
            case Command.EndSession end -> {
                Optional<WebSession> ended = services.browsers().of(login, end.number());
                yield once(
                        key,
                        () -> ended.ifPresent(one -> services.browsers().end(login, one.id())),
                        () -> new SignInReplies(replies.words()).ended(ended));
            }
            case Command.EndSessions end ->
                once(key, () -> services.browsers().endAll(login), () -> replies.say("sessionsEnded"));
            case Command.Close close ->
                replies.outcome(services.withdrawing().close(login, close.port(), key), "close");
            case Command.Block block ->
                block.login().equals(login)
                        ? replies.refuse("blockedSelf")
                        : replies.outcome(services.blocking().block(login, block.login(), key), "block");
            case Command.Unblock unblock ->
                replies.outcome(services.blocking().unblock(login, unblock.login(), key), "unblock");
            case Command.Kick kick -> replies.outcome(services.kicking().kick(login, kick.nick(), key), "kick");
            case Command.Blocked blocked -> replies.blocked(services.views().blockedBy(login));
            case Command.Help help -> replies.say("help");
        };
    }

    private Optional<Answer> sessions(LoginId login, Replies replies) {
        return new SignInReplies(replies.words()).sessions(services.browsers().of(login));
    }

    private Optional<Answer> chat(LoginId login, MailRef mail, boolean all, Replies replies, @Nullable CommandKey key) {
        return replies.outcome(services.asking().ask(login, mail, all, key), "chat");
    }

    private Optional<Answer> later(LoginId login, Command.Later later, Replies replies, @Nullable CommandKey key) {
        Duration time = later.time();
        return time == null
                ? replies.refuse("laterBounds")
                : replies.outcome(
                        services.answering().later(login, later.mail(), time, key),
                        "later",
                        " " + time.toMinutes() + "m");
    }

    private Optional<Answer> mails(LoginId login, int page, Replies replies) {
        int before = (page - 1) * MAILS;
        List<Mail> found = services.views().mails(login, before, MAILS + 1);
        List<Mail> mails = found.subList(0, Math.min(MAILS, found.size()));
        if (!mails.isEmpty()) {
            shown.show(login, page, before + 1, mails);
        }
        return replies.mails(mails, before + 1, found.size() > MAILS);
    }

    /** A repeat is not answered. */
    private Optional<Answer> once(@Nullable CommandKey key, Runnable change, Supplier<Optional<Answer>> answer) {
        return services.repeats().once(key, change) ? answer.get() : Optional.empty();
    }
}
