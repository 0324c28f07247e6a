package org.chmail.openfire.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dom4j.Element;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;

class NameGuardTest {
    private final NameGuard guard = new NameGuard();

    @ParameterizedTest
    @ValueSource(strings = {"chmail-seat-1", "CHmail-Seat-1", " chmail-seat-1 ", "chmail-seat-x", "chmail\uFF0Dseat-1"})
    void nameOfASeatShouldBeRefusedHoweverItIsWritten(String name) {
        IQ form = registration();
        Element field = form.getChildElement().addElement("x", "jabber:x:data").addElement("field");
        field.addAttribute("var", "username").addElement("value").setText(name);

        assertThat(guard.forbids(plain(name))).isTrue();
        assertThat(guard.forbids(form)).isTrue();
        assertThatThrownBy(() -> guard.interceptPacket(form, null, true, false))
                .isInstanceOf(PacketRejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "chmail", "chmail-seat", "seat-1", "", "al ice@x"})
    void otherNamesShouldPass(String name) {
        assertThat(guard.forbids(plain(name))).isFalse();
    }

    @Test
    void whatIsNoRegistrationShouldPass() {
        IQ question = registration();
        question.setType(IQ.Type.get);
        IQ other = new IQ(IQ.Type.set);
        other.setChildElement("query", "jabber:iq:private")
                .addElement("username")
                .setText("chmail-seat-1");
        IQ end = registration();
        end.getChildElement().addElement("remove");

        assertThat(guard.forbids(question)).isFalse();
        assertThat(guard.forbids(other)).isFalse();
        assertThat(guard.forbids(end)).isFalse();
        assertThatCode(() -> guard.interceptPacket(plain("chmail-seat-1"), null, false, false))
                .doesNotThrowAnyException();
    }

    private static IQ plain(String name) {
        IQ iq = registration();
        iq.getChildElement().addElement("username").setText(name);
        iq.getChildElement().addElement("password").setText("secret");
        return iq;
    }

    private static IQ registration() {
        IQ iq = new IQ(IQ.Type.set);
        iq.setChildElement("query", "jabber:iq:register");
        return iq;
    }
}
