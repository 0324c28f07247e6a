package org.chmail.bridge.http;

import java.util.List;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.attempt.AttemptView.ChatView;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LoginId;
import org.jspecify.annotations.Nullable;

/** An attempt as the API shows it. */
record AttemptJson(
        String id,
        String state,
        String loginId,
        int port,
        String subject,
        List<String> callers,
        List<LegJson> legs,
        @Nullable ChatJson chat) {

    record LegJson(String callee, String state, int ring) {

        static LegJson of(Leg leg) {
            return new LegJson(leg.callee().value(), leg.state().name(), leg.ring());
        }
    }

    record ChatJson(String state, String room) {}

    static AttemptJson of(AttemptView view) {
        @Nullable ChatView chat = view.chat();
        return new AttemptJson(
                view.attempt().id(),
                view.attempt().open() ? "OPEN" : "ENDED",
                view.mail().author().value(),
                view.mail().port(),
                view.mail().subject(),
                view.callers().stream().map(LoginId::value).toList(),
                view.legs().stream().map(LegJson::of).toList(),
                chat == null ? null : new ChatJson(chat.state().name(), chat.room()));
    }
}
