package org.chmail.bridge.http;

/** What a page shows: a record, and the template that shows it. */
interface PageModel {

    /** The template in {@code src/main/jte}, whose parameters are {@code frame} and {@code page}. */
    String template();

    /** Whether it has a form that only this browser may send: then a cookie is set. */
    default boolean hasForm() {
        return false;
    }
}
