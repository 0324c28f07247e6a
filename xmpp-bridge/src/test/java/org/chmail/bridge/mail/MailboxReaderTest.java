package org.chmail.bridge.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.chmail.bridge.post.Mailboxes;
import org.chmail.bridge.post.Mailboxes.BadMailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxReaderTest {

    private final MailboxReader reader = new MailboxReader();

    @Test
    void listShouldBeReadAsPeopleTypeIt() throws Exception {
        Mailboxes read =
                reader.read(" bob@example.org; \"Kim, Alice\" <alice@example.org>,\r\n, \uBC25 <pap@example.org>");

        assertThat(read.count()).isEqualTo(3);
        assertThat(read.field())
                .isEqualTo("bob@example.org, \"Kim, Alice\" <alice@example.org>, \"\uBC25\" <pap@example.org>");
    }

    @Test
    void nothingShouldBeNobody() throws Exception {
        assertThat(reader.read(" , \n")).isEqualTo(new Mailboxes("", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob",
                "@example.org",
                "bob@",
                "bob@@example.org",
                "bob example.org",
                "friends: bob@example.org",
                "<bob@example.org",
                "\uBC25@example.org",
                "bob@example.org carol@example.org",
                "\"bob@example.org",
                "bob@exa\tmple.org"
            })
    void badMailboxShouldBeNamed(String typed) {
        BadMailbox bad = catchThrowableOfType(BadMailbox.class, () -> reader.read("alice@example.org, " + typed));
        assertThat(bad).isNotNull();
        assertThat(bad.typed()).isEqualTo(typed);
    }

    @Test
    void lineEndInANameShouldBeginNoField() {
        assertThat(catchThrowableOfType(
                        BadMailbox.class, () -> reader.read("Bob\r\nBcc: eve@example.org <bob@example.org>")))
                .isNotNull();
    }
}
