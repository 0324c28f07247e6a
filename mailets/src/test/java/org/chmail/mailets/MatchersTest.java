package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;

class MatchersTest {
    private final AuthenticatedSubmission authenticated = new AuthenticatedSubmission();
    private final StampedInThisPass stamped = new StampedInThisPass();

    private static FakeMail arriving(String fields) {
        return Mails.arriving(Mails.message(Mails.HELLO + fields + "\nhi\n"));
    }

    @Test
    void submissionShouldMatchForAllRecipientsWhenBySmtpAuthOrJmap() {
        FakeMail jmap = arriving("");
        jmap.setAttribute(new Attribute(Submitter.JMAP_USER, AttributeValue.of("alice@example.org")));

        assertThat(authenticated.match(jmap)).isEqualTo(jmap.getRecipients());
        assertThat(authenticated.match(Mails.submitted(Mails.HELLO))).hasSize(2);
    }

    @Test
    void submissionShouldNotMatchWhenNobodyIsAuthenticated() {
        FakeMail blank = arriving("");
        blank.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of("")));
        FakeMail odd = arriving("");
        odd.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of(1)));

        assertThat(authenticated.match(arriving(""))).isEmpty();
        assertThat(authenticated.match(blank)).isEmpty();
        assertThat(authenticated.match(odd)).isEmpty();
    }

    @Test
    void submissionShouldNotMatchWhenTheServerSendsAgainWithOldAttributes() {
        FakeMail mail = Mails.submitted(Mails.HELLO);
        mail.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);

        assertThat(authenticated.match(mail)).isEmpty();
    }

    @Test
    void stampShouldMatchWhenTheFieldsAreThoseOfThisPass() throws Exception {
        FakeMail mail = arriving("CHmail-Port: 40000\n");
        StampMark.set(mail, mail.getMessage());

        assertThat(stamped.match(mail)).isEqualTo(mail.getRecipients());
        assertThat(stamped.match(mail.duplicate())).hasSize(2);
    }

    @Test
    void stampShouldNotMatchWhenTheFieldsAreOthersOrNone() throws Exception {
        FakeMail mail = arriving("CHmail-Port: 40000\n");
        assertThat(stamped.match(mail)).isEmpty();
        StampMark.set(mail, mail.getMessage());

        mail.getMessage().setHeader("CHmail-Port", "40001");
        assertThat(stamped.match(mail)).isEmpty();
        mail.getMessage().removeHeader("CHmail-Port");
        assertThat(stamped.match(mail)).isEmpty();
        StampMark.set(mail, mail.getMessage());
        assertThat(stamped.match(mail)).isEmpty();
    }

    @Test
    void stampShouldNotMatchWhenTheServerSendsAgainWithOldAttributes() throws Exception {
        FakeMail mail = arriving("CHmail-Port: 40000\n");
        StampMark.set(mail, mail.getMessage());
        mail.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);

        assertThat(stamped.match(mail)).isEmpty();
    }

    @Test
    void stampShouldNotMatchWhenThereIsNoMessage() throws Exception {
        assertThat(stamped.match(FakeMail.builder().name("m").build())).isEmpty();
    }
}
