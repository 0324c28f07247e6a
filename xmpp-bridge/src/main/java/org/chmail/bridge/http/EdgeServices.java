package org.chmail.bridge.http;

import org.chmail.bridge.attempt.AnswerLinks;
import org.chmail.bridge.attempt.Asking;
import org.chmail.bridge.attempt.Views;
import org.chmail.bridge.attempt.Withdrawing;
import org.chmail.bridge.directory.ApiTokens;
import org.chmail.bridge.directory.Arrivals;
import org.chmail.bridge.directory.CommitSignal;
import org.chmail.bridge.directory.MailDesk;
import org.chmail.bridge.words.Words;

/**
 * What the API and the pages serve.
 *
 * @param commits those that the other services write through: they wake whoever follows an attempt
 */
public record EdgeServices(
        MailDesk mails,
        Arrivals arrivals,
        Asking asking,
        Withdrawing withdrawing,
        Views views,
        AnswerLinks answers,
        Words words,
        PageServices pages,
        CommitSignal<?> commits,
        ApiTokens tokens) {}
