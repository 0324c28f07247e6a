package org.chmail.bridge.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of a chat's page, {@code /c/{token}} or {@code /me/c/{mail}}, below which its forms are sent. */
sealed interface ChatPage extends PageModel {

    /**
     * There is no way in but a login.
     *
     * @param signIn the path where one signs in
     */
    record ByXmpp(String token, String signIn) implements ChatPage {
        @Override
        public String template() {
            return "chat-xmpp.jte";
        }
    }

    /**
     * The browser is nobody yet. POST {@code address} to {@code /code}, if codes are mailed; {@code name} to {@code /in},
     * where anyone may come in.
     *
     * @param author the display name
     * @param signIn the path where a login signs in
     * @param codes whether codes are mailed
     * @param anyone whether a name alone will do
     * @param address what was typed as such
     * @param name what was typed as such
     * @param wrong what was wrong with the address, as a sentence; null at first
     * @param wrongName what was wrong with the name, as a sentence; null at first
     */
    record Stranger(
            String token,
            String author,
            String signIn,
            boolean codes,
            boolean anyone,
            String address,
            String name,
            @Nullable String wrong,
            @Nullable String wrongName)
            implements ChatPage {

        @Override
        public boolean hasForm() {
            return true;
        }

        @Override
        public String template() {
            return "chat-stranger.jte";
        }
    }

    /**
     * A code is on its way, if the address is on the mail. POST {@code code} and {@code name} to {@code /proof}; a GET
     * with {@code ?other=1} begins anew.
     *
     * @param address as it was typed
     * @param name how the guest wants to be called, as far as is known
     * @param wrong what was wrong, as a sentence; null at first
     */
    record CodeSent(
            String token,
            String author,
            String address,
            String name,
            @Nullable String wrong) implements ChatPage {

        @Override
        public boolean hasForm() {
            return true;
        }

        @Override
        public String template() {
            return "chat-code.jte";
        }
    }

    /**
     * The browser is someone who may ask: POST to {@code /ask}.
     *
     * @param subject empty where it must not be told
     * @param people the names of who is on the mail; empty where they must not be told
     * @param reach whether the author can be reached, as a sentence; empty if nothing is told
     * @param me how the browser's person is called in the chat
     * @param wrong why it could not be asked, as a sentence; null at first
     */
    record Proven(
            String token,
            String author,
            String subject,
            List<String> people,
            String reach,
            String me,
            @Nullable String wrong)
            implements ChatPage {

        public Proven {
            people = List.copyOf(people);
        }

        @Override
        public boolean hasForm() {
            return true;
        }

        @Override
        public String template() {
            return "chat-proven.jte";
        }
    }

    /**
     * It was asked, or the chat is open: the script does the rest, with what {@code /live} tells.
     *
     * @param base the page's path, below which the script's calls are
     * @param words what to tell the bridge in an XMPP program instead
     * @param subject empty where it must not be told
     * @param others whom the chat is with: the author, or, to the author, the first of the others
     * @param home where to go afterwards; {@code /me} for a login
     */
    record Live(String base, String words, String others, String subject, String home) implements ChatPage {

        @Override
        public boolean hasForm() {
            return true;
        }

        @Override
        public String template() {
            return "chat-live.jte";
        }
    }
}
