package org.chmail.bridge.http;

/** The page at the root: what this is, and where to sign in. */
record Home() implements PageModel {

    @Override
    public String template() {
        return "home.jte";
    }
}
