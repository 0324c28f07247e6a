package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice@example.org|alice@example.org",
                "Alice <alice@example.org>|alice@example.org",
                "\"Bob, bob@example.net\" <alice@example.org>|alice@example.org",
                "<bob@example.net> <alice@example.org>|",
                "alice@example.org (bob@example.net)|alice@example.org",
                "=?utf-8?q?J=C3=BCrgen?= <j.x+y@sub.example.org>|j.x+y@sub.example.org",
                "\"a b\"@example.org|\"a b\"@example.org",
                "alice@[192.0.2.1]|alice@[192.0.2.1]",
                "alice@example.org,|alice@example.org",
                "@example.net:alice@example.org|",
                "alice@exa mple.org|"
            })
    void authorShouldBeTheOnlyMailboxWhenFromSays(String from, String author) throws Exception {
        assertThat(Mailboxes.author(Mails.message("From: " + from + "\n\n"))).isEqualTo(Optional.ofNullable(author));
    }

    @Test
    void recipientsShouldBeEachOnceAndOutOfGroupsWhenSeveralAreNamed() throws Exception {
        var message = Mails.message("""
                To: Team: bob@example.org, Carol
                 <carol@example.org>;, undisclosed-recipients:;
                To: bob@example.org, "D" <dave@example.net>

                """);

        assertThat(Mailboxes.recipients(message, "To"))
                .containsExactly("bob@example.org", "carol@example.org", "dave@example.net");
        assertThat(Mailboxes.recipients(message, "Cc")).isEmpty();
    }

    @Test
    void recipientsShouldLeaveOutWhatIsNoAddressWhenAFieldIsBroken() throws Exception {
        var message = Mails.message(
                "To: <<<bob@example.org>, , @,\"\nTo: carol@example.org, nobody, gr\u00fcn@example.org\n\n");

        assertThat(Mailboxes.recipients(message, "To")).containsExactly("carol@example.org");
    }
}
