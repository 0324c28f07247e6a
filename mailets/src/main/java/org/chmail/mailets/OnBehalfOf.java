package org.chmail.mailets;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which accounts may write in whose name: {@code account:address-pattern}, several separated by commas. In a pattern {@code *}
 * stands for any characters but {@code @}. Letter case does not count.
 *
 * <pre>&lt;onBehalfOf&gt;helpdesk@example.org:support@example.org, shop@example.org:o.*@example.org&lt;/onBehalfOf&gt;</pre>
 */
final class OnBehalfOf {
    private static final Pattern RULE = Pattern.compile("([^:\\s]+):([^:\\s@]+@[^:\\s@]+)");

    private final List<Rule> rules;

    private OnBehalfOf(List<Rule> rules) {
        this.rules = rules;
    }

    static OnBehalfOf of(Parameters parameters) throws MessagingException {
        List<Rule> rules = new ArrayList<>();
        String value = parameters.text("onBehalfOf").orElse("");
        for (String rule : value.isEmpty() ? new String[0] : value.split(",", -1)) {
            Matcher matcher = RULE.matcher(rule.trim());
            if (!matcher.matches()) {
                throw parameters.refused(
                        "onBehalfOf", value, "must be account:address-pattern, several separated by commas");
            }
            rules.add(new Rule(matcher.group(1), matcher.group(2)));
        }
        return new OnBehalfOf(rules);
    }

    /**
     * In whose name the bridge is asked: the author's, if the account may write for them. Without virtual hosting James' users have no
     * domain: they are users of all that it serves.
     *
     * @param written the address in From, and {@code author} the one to which it leads
     */
    String name(String account, String written, String author, LocalDomains domains) {
        String domain = author.substring(author.lastIndexOf('@'));
        String whole = account.contains("@") || !domains.contains(author) ? account : account + domain;
        return Stream.of(account, whole).anyMatch(name -> allows(name, written) || allows(name, author))
                ? author
                : whole;
    }

    boolean allows(String account, String author) {
        return rules.stream().anyMatch(rule -> rule.allows(lower(account), lower(author)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static final class Rule {
        private final String account;
        private final Pattern authors;

        Rule(String account, String authors) {
            this.account = lower(account);
            this.authors = Pattern.compile(("\\Q" + lower(authors) + "\\E").replace("*", "\\E[^@]*\\Q"));
        }

        boolean allows(String account, String author) {
            return this.account.equals(account) && authors.matcher(author).matches();
        }
    }
}
