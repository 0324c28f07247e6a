package org.chmail.bridge.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Shows pages, in the reader's language.
 *
 * <pre>{@code
 * pages.show(ctx, 200, new Home());
 * pages.show(ctx, 404, new Notice("missing"));
 * pages.show(ctx, 200, pages.words(ctx, question.lang()), page);
 * }</pre>
 */
final class Pages {

    private static final int MAX_LANGUAGES = 200;

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, Pages.class.getPackageName());
    private final String base;
    private final String bridge;
    private final Words words;
    private final Assets assets;
    private final Cookies cookies;
    private final Csrf csrf;

    /**
     * @param base what the pages' paths begin with
     * @param bridge the bridge's bare JID
     */
    Pages(String base, String bridge, Words words, Assets assets, Cookies cookies, Csrf csrf) {
        this.base = base;
        this.bridge = bridge;
        this.words = words;
        this.assets = assets;
        this.cookies = cookies;
        this.csrf = csrf;
    }

    /** Answers with a page, in the browser's language. */
    void show(Context ctx, int status, PageModel page) {
        show(ctx, status, words(ctx), page);
    }

    /** Answers with a page. If it has a form, a browser without our cookie gets one. */
    void show(Context ctx, int status, Phrases phrases, PageModel page) {
        Frame frame = new Frame(base, phrases, assets, bridge, "");
        if (page.hasForm()) {
            frame = frame.withCsrf(csrf.token(cookies.ensure(ctx)));
        }
        ctx.status(status).contentType("text/html; charset=utf-8").result(html(frame, page));
    }

    /** The language that the browser asks for (RFC 9110 §12.5.4); English if it is none of ours. */
    Phrases words(Context ctx) {
        return words.in(wanted(ctx.header("Accept-Language")).stream()
                .filter(range -> range.getWeight() > 0)
                .map(LanguageRange::getRange)
                .filter(tag ->
                        words.in(tag).lang().equals(Locale.forLanguageTag(tag).getLanguage()))
                .findFirst()
                .orElse(""));
    }

    /** The language of a person, if it is known, else that of the browser. */
    Phrases words(Context ctx, String lang) {
        return lang.isEmpty() ? words(ctx) : words.in(lang);
    }

    /** The nearest first; what can't be read asks for nothing. */
    private static List<LanguageRange> wanted(@Nullable String header) {
        try {
            return header == null || header.length() > MAX_LANGUAGES ? List.of() : LanguageRange.parse(header);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private String html(Frame frame, PageModel page) {
        TemplateOutput output = new StringOutput();
        engine.render(page.template(), Map.of("frame", frame, "page", page), output);
        return output.toString();
    }
}
