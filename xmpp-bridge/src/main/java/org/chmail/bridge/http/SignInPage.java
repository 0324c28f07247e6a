package org.chmail.bridge.http;

import org.jspecify.annotations.Nullable;

/** Signing in without a password: {@code /in}, and {@code /y/{token}}, where the mail's link leads. */
sealed interface SignInPage extends PageModel {

    @Override
    default boolean hasForm() {
        return true;
    }

    /**
     * What stands behind the paths of the pages of one who comes from a mail's page.
     *
     * @param back that page's token, or empty
     */
    static String query(String back) {
        return back.isEmpty() ? "" : "?c=" + back;
    }

    /**
     * Who is it? POST {@code login} to {@code /in}.
     *
     * @param typed what was typed before
     * @param back the token of the mail's page from which they came, or empty
     * @param wrong what was wrong with it, as a sentence; null at first
     */
    record Ask(String typed, String back, @Nullable String wrong) implements SignInPage {
        @Override
        public String template() {
            return "signin.jte";
        }
    }

    /**
     * The code is shown, and the login is asked. The script GETs {@code /in/state} every few seconds, and loads the page
     * again when {@code {"waiting": false}} is the answer. A GET of {@code /in?other=1} begins anew.
     *
     * @param code six digits
     * @param login as it was typed
     * @param minutes how long the code is good
     * @param back as {@link Ask#back}
     */
    record Wait(String code, String login, long minutes, String back) implements SignInPage {

        /** As it is read most easily: 123 456. */
        String spaced() {
            return code.substring(0, code.length() / 2) + "\u00a0" + code.substring(code.length() / 2);
        }

        @Override
        public boolean hasForm() {
            return false;
        }

        @Override
        public String template() {
            return "signin-wait.jte";
        }
    }

    /**
     * The mail's link was opened, in whatever browser: POST {@code code} there.
     *
     * @param wrong what was wrong with the code, as a sentence; null at first
     */
    record Confirm(String token, String login, @Nullable String wrong) implements SignInPage {
        @Override
        public String template() {
            return "signin-confirm.jte";
        }
    }
}
