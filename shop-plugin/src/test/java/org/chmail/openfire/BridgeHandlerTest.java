package org.chmail.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError.Condition;

class BridgeHandlerTest {
    private final BridgeHandler handler = new Doubling();

    @Test
    void questionShouldBeAnsweredWhenTheBridgeAsks() {
        IQ answer = handler.handleIQ(question("21"));

        assertThat(answer.getType()).isEqualTo(IQ.Type.result);
        assertThat(answer.getTo()).isEqualTo(new JID("chmail@example.org/bridge-1"));
        assertThat(answer.getChildElement().getText()).isEqualTo("42");
    }

    @Test
    void questionShouldBeAnsweredWhenItNamesNoAddressee() {
        IQ question = question("21");
        question.setTo((JID) null);

        assertThat(handler.handleIQ(question).getType()).isEqualTo(IQ.Type.result);
    }

    @Test
    void nothingShouldBeAnsweredWhenNothingIsAsked() {
        IQ result = question("21");
        result.setType(IQ.Type.result);
        IQ error = question("21");
        error.setType(IQ.Type.error);

        assertThat(handler.handleIQ(result)).isNull();
        assertThat(handler.handleIQ(error)).isNull();
    }

    @Test
    void questionShouldBeForbiddenBeforeAllElseWhenSomebodyElseAsks() {
        IQ question = question("no number");
        question.setFrom("alice@example.org/chmail");
        question.setType(IQ.Type.get);

        refuses(question, Condition.forbidden, "Only the account of the CHmail bridge may double.");
    }

    @Test
    void questionShouldBeRefusedWhenItIsAGet() {
        IQ question = question("21");
        question.setType(IQ.Type.get);

        refuses(question, Condition.bad_request, "The IQ must be of type set.");
    }

    @Test
    void questionShouldBeRefusedWhenSomeUserIsAsked() {
        IQ question = question("21");
        question.setTo("alice@example.org");

        refuses(question, Condition.bad_request, "Ask the server's domain, not alice@example.org.");
    }

    @Test
    void questionShouldBeRefusedWithTheReasonWhenTheFeatureDoesNotTakeIt() {
        refuses(question("many"), Condition.bad_request, "For input string: \"many\"");
    }

    /** No error holds what was asked: a password may be in it. */
    private void refuses(IQ question, Condition condition, String text) {
        IQ answer = handler.handleIQ(question);

        assertThat(answer.getType()).isEqualTo(IQ.Type.error);
        assertThat(answer.getError().getCondition()).isEqualTo(condition);
        assertThat(answer.getError().getText()).isEqualTo(text);
        assertThat(answer.getElement().elements()).hasSize(1);
    }

    private static IQ question(String number) {
        IQ question = new IQ(IQ.Type.set);
        question.setFrom("chmail@example.org/bridge-1");
        question.setTo("example.org");
        question.setChildElement("double", "urn:example:double").setText(number);
        return question;
    }

    private static final class Doubling extends BridgeHandler {
        Doubling() {
            super("double", "urn:example:double", new JID("chmail@example.org"), "double");
        }

        @Override
        protected IQ answer(IQ iq, Element child) {
            int number = Integer.parseInt(child.getText());
            IQ result = IQ.createResultIQ(iq);
            result.setChildElement("double", "urn:example:double").setText(String.valueOf(2 * number));
            return result;
        }
    }
}
