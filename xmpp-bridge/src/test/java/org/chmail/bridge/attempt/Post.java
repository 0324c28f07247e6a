package org.chmail.bridge.attempt;

import java.util.ArrayList;
import java.util.List;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.Submission;
import org.chmail.bridge.post.MailCourier;
import org.chmail.bridge.post.MailNotSent;
import org.jspecify.annotations.Nullable;

/** A mail server that keeps what it takes, and refuses what the test wants refused. */
final class Post implements MailCourier {

    final List<Letter> taken = new ArrayList<>();
    final List<Submission> submitted = new ArrayList<>();
    final List<Letter> tried = new ArrayList<>();

    @Nullable
    MailNotSent refusal;

    boolean ready = true;

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public void send(Letter letter) {
        tried.add(letter);
        if (refusal != null) {
            throw refusal;
        }
        taken.add(letter);
    }

    @Override
    public void submit(Submission submission) {
        if (refusal != null) {
            throw refusal;
        }
        submitted.add(submission);
    }
}
