package dev.postiche.standalone.mask;

import dev.postiche.standalone.mask.TextMask.Style;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Masks HTML: its tags stay and so does what only says how it looks; texts, links and all else are
 * masked.
 *
 * <p>It follows no rule of nesting, so that it takes what mail programs send.
 */
final class HtmlMask {

    private static final Pattern LOOK =
            Pattern.compile(
                    "[\"']?(#?[0-9a-fA-F]{1,6}(px|pt|em|%)?|left|right|center|middle|top|bottom"
                            + "|ltr|rtl|_blank|text/(html|css)|utf-8|content-type|stylesheet"
                            + "|noopener|noreferrer|black|white|red|blue|green|gray|grey)[\"']?",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTENT_TYPE =
            Pattern.compile(
                    "[\"']text/html; ?charset=[A-Za-z0-9_-]{1,20}[\"']", Pattern.CASE_INSENSITIVE);

    private static final Style PLAIN = Style.BODY;
    private static final Style CSS = Style.BODY.keeping(HtmlMask::isLook);

    private final TextMask texts;
    private final SplittableRandom chance;
    private final String html;
    private final StringBuilder masked;

    private HtmlMask(TextMask texts, SplittableRandom chance, String html) {
        this.texts = texts;
        this.chance = chance;
        this.html = html;
        masked = new StringBuilder(html.length());
    }

    static String mask(TextMask texts, SplittableRandom chance, String html) {
        return new HtmlMask(texts, chance, html).masked();
    }

    private String masked() {
        int at = 0;
        while (at < html.length()) {
            if (html.startsWith("<!--", at)) {
                at = plain(at, end("-->", at + 4));
            } else if (html.startsWith("<!", at) || html.startsWith("<?", at)) {
                at = declaration(at, end(">", at));
            } else if (isTag(at)) {
                at = tag(at);
            } else {
                at = text(at, end('<', at + 1));
            }
        }
        return masked.toString();
    }

    private int end(String mark, int from) {
        int found = html.indexOf(mark, from);
        return found < 0 ? html.length() : found + mark.length();
    }

    private int end(char mark, int from) {
        int found = html.indexOf(mark, from);
        return found < 0 ? html.length() : found;
    }

    private boolean isTag(int at) {
        int name = html.startsWith("</", at) ? at + 2 : at + 1;
        return html.charAt(at) == '<'
                && name < html.length()
                && html.charAt(name) < 0x80
                && Character.isLetter(html.charAt(name));
    }

    private int plain(int from, int to) {
        return masked(from, to, PLAIN);
    }

    private int masked(int from, int to, Style style) {
        masked.append(texts.mask(html.substring(from, to), style, chance));
        return to;
    }

    /** {@code <!DOCTYPE html>} is kept where it is no longer than that. */
    private int declaration(int from, int to) {
        if (html.substring(from, to).equalsIgnoreCase("<!DOCTYPE html>")) {
            masked.append(html, from, to);
            return to;
        }
        return plain(from, to);
    }

    private int tag(int from) {
        int start = html.startsWith("</", from) ? from + 2 : from + 1;
        int end = nameEnd(start);
        var name = html.substring(start, end).toLowerCase(Locale.ROOT);
        masked.append(html, from, start);
        word(start, end, HtmlWords.TAGS.contains(name));
        int at = end;
        while (at < html.length() && html.charAt(at) != '>') {
            if (html.charAt(at) == '<') {
                return at; // never closed
            }
            int attributeEnd = nameEnd(at);
            if (attributeEnd == at) {
                at = punctuation(at);
            } else {
                at = attribute(at, attributeEnd);
            }
        }
        if (at < html.length()) {
            masked.append('>');
            at++;
        }
        boolean isRaw = (name.equals("style") || name.equals("script")) && start == from + 1;
        return isRaw ? masked(at, rawEnd(name, at), CSS) : at;
    }

    private int rawEnd(String name, int from) {
        for (int at = from; at >= 0 && at < html.length(); at = html.indexOf("</", at + 1)) {
            if (html.regionMatches(true, at, "</" + name, 0, name.length() + 2)) {
                return at;
            }
        }
        return html.length();
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < html.length()
                && html.charAt(end) < 0x80
                && (Character.isLetterOrDigit(html.charAt(end))
                        || "-:_.".indexOf(html.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private int punctuation(int at) {
        int c = html.codePointAt(at);
        return plain(at, at + Character.charCount(c));
    }

    private void word(int from, int to, boolean known) {
        if (known) {
            masked.append(html, from, to);
        } else {
            plain(from, to);
        }
    }

    private int attribute(int from, int nameEnd) {
        var name = html.substring(from, nameEnd).toLowerCase(Locale.ROOT);
        word(from, nameEnd, HtmlWords.ATTRIBUTES.contains(name));
        int start = nameEnd;
        while (start < html.length() && Character.isWhitespace(html.charAt(start))) {
            start++;
        }
        if (start == html.length() || html.charAt(start) != '=') {
            return nameEnd;
        }
        start++;
        while (start < html.length() && Character.isWhitespace(html.charAt(start))) {
            start++;
        }
        masked.append(html, nameEnd, start);
        int end = valueEnd(start);
        var value = html.substring(start, end);
        boolean isLook = HtmlWords.LOOKS.contains(name) && LOOK.matcher(value).matches();
        if (isLook || (name.equals("content") && CONTENT_TYPE.matcher(value).matches())) {
            masked.append(value);
            return end;
        }
        return masked(start, end, name.equals("style") ? CSS : PLAIN);
    }

    private int valueEnd(int from) {
        if (from < html.length() && (html.charAt(from) == '"' || html.charAt(from) == '\'')) {
            int closing = html.indexOf(html.charAt(from), from + 1);
            return closing < 0 ? html.length() : closing + 1;
        }
        int end = from;
        while (end < html.length()
                && html.charAt(end) != '>'
                && !Character.isWhitespace(html.charAt(end))) {
            end++;
        }
        return end;
    }

    private int text(int from, int to) {
        int at = from;
        while (at < to) {
            int amp = html.indexOf('&', at);
            if (amp < 0 || amp >= to) {
                return plain(at, to);
            }
            plain(at, amp);
            int end = amp + 1;
            while (end < to && end - amp < 12 && isInEntity(html.charAt(end))) {
                end++;
            }
            var entity = html.substring(amp + 1, end);
            if (HtmlWords.ENTITIES.contains(entity.toLowerCase(Locale.ROOT))) {
                masked.append(html, amp, end);
            } else {
                entity(amp, end);
            }
            at = end;
        }
        return to;
    }

    private static boolean isInEntity(char c) {
        return c == '#' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    /** A letter by its number or its name becomes some other one. */
    private void entity(int from, int to) {
        masked.append('&');
        boolean isHex = html.startsWith("#x", from + 1) || html.startsWith("#X", from + 1);
        int digits = isHex ? from + 3 : from + 2;
        if (!html.startsWith("#", from + 1) || digits >= to) {
            plain(from + 1, to);
            return;
        }
        masked.append(html, from + 1, digits);
        // The first digit keeps it within the same region of all characters.
        masked.append(html.charAt(digits));
        for (int i = digits + 1; i < to; i++) {
            masked.append((char) ('0' + chance.nextInt(10)));
        }
    }

    /** A word of style sheets, or a number with its unit. */
    private static boolean isLook(String text, int start, int end) {
        var word = text.substring(start, end).toLowerCase(Locale.ROOT);
        return HtmlWords.STYLE_WORDS.contains(word)
                || (word.length() <= 6 && word.matches("[0-9]+(px|pt|em|rem|vh|vw)?"))
                || (start > 0
                        && text.charAt(start - 1) == '#'
                        && word.matches("[0-9a-f]{3}|[0-9a-f]{6}"));
    }
}
