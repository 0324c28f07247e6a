package org.chmail.mailets.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes mails of every shape, charset and encoding, the same for the same seed. */
final class RandomMail {
    private static final Map<String, String> LETTERS = Map.of(
            "us-ascii", "abc",
            "ISO-8859-1", "aüé",
            "utf-8", "aü한😀",
            "UTF-16", "aü한😀",
            "utf-16be", "a한",
            "EUC-KR", "a한글",
            "iso-2022-jp", "aあ金",
            "Shift_JIS", "aあ金");
    private static final List<String> CHARSETS =
            LETTERS.keySet().stream().sorted().toList();

    private final Random random;
    private final List<Integer> shown = new ArrayList<>();
    private int leaves;
    private int boundaries;

    RandomMail(long seed) {
        random = new Random(seed);
    }

    /** The numbers of the leaves that are the mail's text; known once it is made. */
    List<Integer> shown() {
        return shown;
    }

    byte[] make() {
        String header = "From: alice@example.org\r\nSubject: Lunch?\r\nMIME-Version: 1.0\r\n";
        return (header + entity(3, true)).getBytes(ISO_8859_1);
    }

    private String entity(int depth, boolean isShown) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> multipart("alternative", depth, List.of(isShown, isShown));
            case 2 -> multipart("related", depth, List.of(isShown, false));
            case 3 -> {
                List<String> parts = new ArrayList<>();
                for (int files = random.nextInt(3); files > 0; files--) {
                    parts.add(file());
                }
                parts.add(entity(depth - 1, isShown));
                for (int more = random.nextInt(3); more > 0; more--) {
                    parts.add(random.nextBoolean() ? file() : entity(0, false));
                }
                yield joined("mixed", parts);
            }
            default -> text(isShown);
        };
    }

    private String multipart(String subtype, int depth, List<Boolean> areShown) {
        return joined(
                subtype, areShown.stream().map(each -> entity(depth - 1, each)).toList());
    }

    private String joined(String subtype, List<String> parts) {
        String boundary = "b".repeat(++boundaries);
        return "Content-Type: multipart/" + subtype + "; boundary=" + boundary + "\r\n\r\n"
                + (random.nextBoolean() ? "preamble\r\n" : "") + "--" + boundary + "\r\n"
                + String.join("\r\n--" + boundary + "\r\n", parts)
                + "\r\n--" + boundary + "--" + (random.nextBoolean() ? "\r\nepilogue\r\n" : "");
    }

    private String file() {
        leaves++;
        return "Content-Type: text/plain; charset=us-ascii\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\na file";
    }

    private String text(boolean isShown) {
        if (isShown) {
            shown.add(leaves);
        }
        leaves++;
        boolean isHtml = random.nextBoolean();
        String charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
        byte[] bytes = words(charset, isHtml).getBytes(Charset.forName(charset));
        boolean isWide = charset.toLowerCase(java.util.Locale.ROOT).startsWith("utf-16");
        boolean isAscii = new String(bytes, ISO_8859_1).chars().allMatch(c -> c < 128);
        String encoding = List.of("base64", "quoted-printable", "8bit", isAscii ? "7bit" : "8bit")
                .get(random.nextInt(isWide ? 1 : 4));
        return "Content-Type: text/" + (isHtml ? "html" : "plain") + "; charset=" + charset
                + (random.nextBoolean() ? "; format=flowed" : "") + "\r\nContent-Transfer-Encoding: " + encoding
                + "\r\n\r\n" + encoded(bytes, encoding);
    }

    private String words(String charset, boolean isHtml) {
        String letters = LETTERS.get(charset);
        StringBuilder text = new StringBuilder(isHtml && random.nextBoolean() ? "<html><body>" : "");
        for (int lines = random.nextInt(6); lines > 0; lines--) {
            for (int left = random.nextInt(40); left > 0; left--) {
                int at = letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())));
                text.append(random.nextInt(4) == 0 ? " " : Character.toString(letters.codePointAt(at)));
            }
            text.append(lines > 1 || random.nextBoolean() ? "\r\n" : "");
            text.append(random.nextInt(8) == 0 ? "\r\n-- \r\n" : "");
        }
        return text + (isHtml && random.nextBoolean() ? "</body>" : "");
    }

    /** By Jakarta Mail, not by our own code. */
    private static String encoded(byte[] bytes, String encoding) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try (OutputStream out = MimeUtility.encode(raw, encoding)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
        return raw.toString(ISO_8859_1);
    }
}
