package org.chmail.bridge.store;

import org.chmail.bridge.attempt.AbsentRows;
import org.chmail.bridge.attempt.AlarmRows;
import org.chmail.bridge.attempt.AttemptRows;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.attempt.HandledRows;
import org.chmail.bridge.attempt.LegRows;
import org.chmail.bridge.attempt.PersonRows;
import org.chmail.bridge.attempt.RetentionRows;
import org.chmail.bridge.chat.ChatRows;
import org.chmail.bridge.chat.EventRows;
import org.chmail.bridge.chat.SeatRows;
import org.chmail.bridge.directory.AddressRows;
import org.chmail.bridge.directory.BlockRows;
import org.chmail.bridge.directory.GuestRows;
import org.chmail.bridge.directory.LinkCodeRows;
import org.chmail.bridge.directory.LoginRows;
import org.chmail.bridge.directory.MailRows;
import org.chmail.bridge.directory.PageCodeRows;
import org.chmail.bridge.directory.PortRows;
import org.chmail.bridge.directory.SignInRows;
import org.chmail.bridge.directory.ToldRows;
import org.chmail.bridge.directory.WebSessionRows;
import org.chmail.bridge.post.LetterRows;
import org.chmail.bridge.post.OutboxRows;
import org.chmail.bridge.post.SubmissionRows;
import org.jdbi.v3.core.Handle;

/** The tables within one transaction. */
final class Tables implements AttemptTransaction {

    private final Handle handle;
    private final OutboxTable outbox;

    Tables(Handle handle) {
        this.handle = handle;
        this.outbox = new OutboxTable(handle);
    }

    /** What is left to be written before the commit. */
    void flush() {
        outbox.flush();
    }

    @Override
    public LoginRows logins() {
        return new LoginTable(handle);
    }

    @Override
    public PortRows ports() {
        return new PortTable(handle);
    }

    @Override
    public MailRows mails() {
        return new MailTable(handle);
    }

    @Override
    public BlockRows blocks() {
        return new BlockTable(handle);
    }

    @Override
    public AddressRows addresses() {
        return new AddressTable(handle);
    }

    @Override
    public LinkCodeRows linkCodes() {
        return new LinkCodeTable(handle);
    }

    @Override
    public ToldRows told() {
        return new ToldTable(handle);
    }

    @Override
    public GuestRows guests() {
        return new GuestTable(handle);
    }

    @Override
    public PageCodeRows pageCodes() {
        return new PageCodeTable(handle);
    }

    @Override
    public WebSessionRows webSessions() {
        return new WebSessionTable(handle);
    }

    @Override
    public SignInRows signIns() {
        return new SignInTable(handle);
    }

    @Override
    public SeatRows seats() {
        return new SeatTable(handle);
    }

    @Override
    public ChatRows chats() {
        return new ChatTable(handle);
    }

    @Override
    public EventRows events() {
        return new EventTable(handle);
    }

    @Override
    public OutboxRows outbox() {
        return outbox;
    }

    @Override
    public LetterRows letters() {
        return new LetterTable(handle);
    }

    @Override
    public SubmissionRows submissions() {
        return new SubmissionTable(handle);
    }

    @Override
    public AttemptRows attempts() {
        return new AttemptTable(handle);
    }

    @Override
    public LegRows legs() {
        return new LegTable(handle);
    }

    @Override
    public AlarmRows alarms() {
        return new AlarmTable(handle);
    }

    @Override
    public AbsentRows absent() {
        return new AbsentTable(handle);
    }

    @Override
    public HandledRows handled() {
        return new HandledTable(handle);
    }

    @Override
    public RetentionRows retention() {
        return new RetentionTable(handle);
    }

    @Override
    public PersonRows persons() {
        return new PersonTable(handle, outbox);
    }
}
