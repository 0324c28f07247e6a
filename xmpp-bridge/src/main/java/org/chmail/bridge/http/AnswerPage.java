package org.chmail.bridge.http;

import java.util.List;

/**
 * The question of an answer link, and a form for each answer. Its token is the right to answer: no cookie is needed.
 *
 * @param askers who would like to chat
 * @param mail its subject, in quotes: who has an XMPP program finds the words for that in the alarm
 * @param later what "later" can be
 * @param parked in how many minutes the callee is asked again; -1 if nothing was said yet
 */
record AnswerPage(String askers, String mail, List<Choice> later, long parked) implements PageModel {

    /**
     * One of the times to choose from.
     *
     * @param minutes the value of the field
     * @param words as people say it
     */
    record Choice(String minutes, String words) {}

    @Override
    public String template() {
        return "answer.jte";
    }
}
