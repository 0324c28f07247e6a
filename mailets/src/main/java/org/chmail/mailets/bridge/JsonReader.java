package org.chmail.mailets.bridge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text strictly by the grammar of RFC 8259: no comments, no trailing comma, no name twice, nothing after the value.
 * Values come back as {@code Map}, {@code List}, {@code String}, {@code BigDecimal}, {@code Boolean} or {@link #NULL}.
 */
final class JsonReader {
    /** Stands for JSON's {@code null}. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final int MAX_DEPTH = 16;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The members of the object that {@code text} is. */
    static Map<String, Object> object(String text) throws JsonException {
        JsonReader reader = new JsonReader(text);
        reader.space();
        if (reader.peek() != '{') {
            throw reader.wrong("an object");
        }
        Map<String, Object> members = reader.members(1);
        reader.space();
        if (reader.at < text.length()) {
            throw reader.wrong("the end");
        }
        return members;
    }

    private Object value(int depth) throws JsonException {
        if (depth > MAX_DEPTH) {
            throw wrong("at most " + MAX_DEPTH + " levels");
        }
        space();
        switch (peek()) {
            case '{':
                return members(depth);
            case '[':
                return items(depth);
            case '"':
                return string();
            case 't':
                return word("true", true);
            case 'f':
                return word("false", false);
            case 'n':
                return word("null", NULL);
            default:
                return number();
        }
    }

    private Map<String, Object> members(int depth) throws JsonException {
        Map<String, Object> members = new LinkedHashMap<>();
        take('{');
        space();
        if (peek() == '}') {
            at++;
            return members;
        }
        do {
            space();
            String name = string();
            space();
            take(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw wrong("the name \"" + name + "\" only once");
            }
            space();
        } while (comma('}'));
        return members;
    }

    private List<Object> items(int depth) throws JsonException {
        List<Object> items = new ArrayList<>();
        take('[');
        space();
        if (peek() == ']') {
            at++;
            return items;
        }
        do {
            items.add(value(depth + 1));
            space();
        } while (comma(']'));
        return items;
    }

    /** Whether another one follows; takes the comma or the closing sign. */
    private boolean comma(char end) throws JsonException {
        if (peek() == ',') {
            at++;
            return true;
        }
        take(end);
        return false;
    }

    private String string() throws JsonException {
        take('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            if (c < 0x20) {
                throw wrong("no bare control character");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() throws JsonException {
        char c = next();
        switch (c) {
            case '"':
            case '\\':
            case '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return hex();
            default:
                throw wrong("an escape of RFC 8259 §7");
        }
    }

    private char hex() throws JsonException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw wrong("four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private BigDecimal number() throws JsonException {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        if (number.length() > 64 || !number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
            at = start;
            throw wrong("a value");
        }
        return new BigDecimal(number);
    }

    private Object word(String word, Object value) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private char next() throws JsonException {
        char c = peek();
        at++;
        return c;
    }

    private void take(char expected) throws JsonException {
        if (peek() != expected) {
            throw wrong("'" + expected + "'");
        }
        at++;
    }

    private JsonException wrong(String expected) {
        return new JsonException("expected " + expected + " at character " + at);
    }
}
