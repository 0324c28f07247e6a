package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SubjectsTest {
    private static String subject(String header) throws Exception {
        return Subjects.of(Mails.message(header + "\n\n"));
    }

    @Test
    void subjectShouldBeReadAsPeopleReadItWhenEncodedAndFolded() throws Exception {
        assertThat(subject("Subject: =?utf-8?B?7JWI64WV?=\n =?iso-8859-1?Q?_Gr=FC=DFe?= you"))
                .isEqualTo("안녕 Grüße you");
        assertThat(subject("Subject: one\n  two")).isEqualTo("one  two");
        assertThat(subject("Subject: =?x-unknown?Q?a?=")).isEqualTo("=?x-unknown?Q?a?=");
    }

    @Test
    void subjectShouldBeOneLineWhenControlCharactersAreEncoded() throws Exception {
        assertThat(subject("Subject: =?utf-8?Q?a=0D=0Ab=00c?=")).isEqualTo("a b c");
    }

    @Test
    void subjectShouldBeTheFirstOrEmptyWhenThereAreSeveralOrNone() throws Exception {
        assertThat(subject("Subject: one\nSubject: two")).isEqualTo("one");
        assertThat(subject("X: y")).isEmpty();
    }

    @Test
    void subjectShouldBeCutBetweenCharactersWhenItIsLong() throws Exception {
        String cut = subject("Subject: =?utf-8?B?"
                + Base64.getEncoder().encodeToString("😀".repeat(1200).getBytes(StandardCharsets.UTF_8))
                + "?=");

        assertThat(cut).isEqualTo("😀".repeat(1000));
    }
}
