package dev.postiche.imap;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes text as mail carries it: in any charset, in any encoding. RFC 2045 §6, RFC 2047. */
final class EncodedMail {

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private final Random random;

    EncodedMail(Random random) {
        this.random = random;
    }

    /** One of these charsets in which the text can be written; there has to be one. */
    Charset charset(String text, List<String> names) {
        var able =
                names.stream()
                        .map(Charset::forName)
                        .filter(each -> each.newEncoder().canEncode(form(text, each)))
                        .toList();
        return able.get(random.nextInt(able.size()));
    }

    /** The octets of a text, a char each. */
    static String octets(String text, Charset charset) {
        return new String(form(text, charset).getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    /** In windows-1258 the tone of a letter follows it. */
    private static String form(String text, Charset charset) {
        if (!charset.name().equals("windows-1258")) {
            return text;
        }
        var out = new StringBuilder();
        var tones = new StringBuilder();
        for (char c : Normalizer.normalize(text, Form.NFD).toCharArray()) {
            if (TONES.indexOf(c) >= 0) {
                tones.append(c);
                continue;
            }
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                out.append(tones);
                tones.setLength(0);
            }
            out.append(c);
        }
        return compose(out.append(tones).toString());
    }

    private static String compose(String letters) {
        var out = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= letters.length(); i++) {
            if (i == letters.length() || TONES.indexOf(letters.charAt(i)) >= 0) {
                out.append(Normalizer.normalize(letters.substring(from, i), Form.NFC));
                out.append(i < letters.length() ? letters.substring(i, i + 1) : "");
                from = i + 1;
            }
        }
        return out.toString();
    }

    /** A part with its header, whose text is in this charset. */
    String part(String subtype, String text, Charset charset) {
        var octets = octets(text, charset);
        var encoding = List.of("8bit", "quoted-printable", "base64").get(random.nextInt(3));
        return "Content-Type: text/%s; charset=\"%s\"\r\n"
                        .formatted(subtype, charset.name().toLowerCase(Locale.ROOT))
                + "Content-Transfer-Encoding: "
                + encoding
                + "\r\n\r\n"
                + switch (encoding) {
                    case "base64" -> base64(octets, 1 + random.nextInt(19));
                    case "quoted-printable" -> quotedPrintable(octets);
                    default -> octets;
                };
    }

    private static String base64(String octets, int fours) {
        var text =
                Base64.getMimeEncoder(4 * fours, new byte[] {'\r', '\n'})
                        .encode(octets.getBytes(StandardCharsets.ISO_8859_1));
        return new String(text, StandardCharsets.US_ASCII);
    }

    private String quotedPrintable(String octets) {
        var out = new StringBuilder();
        for (char c : octets.toCharArray()) {
            boolean plain = c > ' ' && c < 0x7F && c != '=';
            out.append(plain ? String.valueOf(c) : "=%02X".formatted((int) c));
            out.append(random.nextInt(9) == 0 ? "=\r\n" : "");
        }
        return out.toString();
    }

    /** A text as one or two encoded words. */
    String words(String text, Charset charset) {
        int cut = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
        var second = word(text.substring(cut), charset);
        return cut == 0 ? second : word(text.substring(0, cut), charset) + "\r\n " + second;
    }

    private String word(String text, Charset charset) {
        var octets = octets(text, charset);
        boolean b = random.nextBoolean();
        var encoded =
                b
                        ? base64(octets, 10_000)
                        : octets.chars()
                                .mapToObj(c -> "=%02X".formatted(c))
                                .collect(Collectors.joining());
        return "=?" + charset.name() + (b ? "?B?" : "?q?") + encoded + "?=";
    }
}
