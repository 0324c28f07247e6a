package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayNamesTest {
    private static Map<String, String> names(String header) throws MessagingException {
        return DisplayNames.of(Mails.message(header + "\n\nhi\n"), new Expansion(Map.of("robert@x.org", "bob@x.org")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Alice <a@x.org>,Alice",
                "`\"Liddell, Alice\" <a@x.org>`,`Liddell, Alice`",
                "a@x.org (Alice),Alice",
                "=?utf-8?B?7JWo66as7Iqk?= <a@x.org>,앨리스",
                "=?iso-8859-1?Q?J=FCrgen?= =?utf-8?Q?_M=C3=BCller?= <a@x.org>,Jürgen Müller",
                "=?utf-8?Q?A=00li=E2=80=AEce=09=0D=0AL.=7F?= <a@x.org>,Alice L.",
                "=?utf-8?Q?=E2=81=A6_Alice_=E2=81=A9?= <a@x.org>,Alice"
            })
    void nameShouldBeWhatPeopleReadWhenTheMailboxHasOne(String mailbox, String name) throws Exception {
        for (String field : new String[] {"From", "To", "Cc"}) {
            assertThat(names(field + ": " + mailbox)).isEqualTo(Map.of("a@x.org", name));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a@x.org",
                "<a@x.org>",
                "\"\" <a@x.org>",
                "\" \" <a@x.org>",
                "a@x.org <a@x.org>",
                "\"A@X.org\" <a@x.org>",
                "\"'a@x.org'\" <a@x.org>",
                "=?utf-8?Q?=E2=80=AE=00?= <a@x.org>",
                "Broken <a@",
                "Us: ;"
            })
    void nobodyShouldBeNamedWhenTheMailboxHasNoName(String mailbox) throws Exception {
        assertThat(names("To: " + mailbox)).isEmpty();
    }

    @Test
    void nameShouldStandUnderTheAddressToWhichAnAliasLeads() throws Exception {
        assertThat(names("To: Bob <robert@x.org>, robert@x.org <robert@x.org>, \"bob@x.org\" <robert@x.org>"))
                .isEqualTo(Map.of("bob@x.org", "Bob"));
    }

    @Test
    void firstNameShouldCountAndMembersOfGroupsBeNamedAndBccNotWhenThereAreSeveral() throws Exception {
        assertThat(names("From: Alice <a@x.org>\nTo: Us: Bea <b@x.org>, Ann <a@x.org>;\nBcc: Cid <c@x.org>"))
                .isEqualTo(Map.of("a@x.org", "Alice", "b@x.org", "Bea"));
    }

    @Test
    void nameShouldBeCutBetweenCharactersWhenItIsLong() throws Exception {
        assertThat(names("To: =?utf-8?Q?" + "=F0=9F=98=80".repeat(30) + "?= =?utf-8?Q?" + "x".repeat(99)
                        + "?= <a@x.org>"))
                .isEqualTo(Map.of("a@x.org", "😀".repeat(30) + "x".repeat(70)));
    }
}
