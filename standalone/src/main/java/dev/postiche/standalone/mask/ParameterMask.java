package dev.postiche.standalone.mask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postiche.standalone.mask.TextMask.Keep;
import dev.postiche.standalone.mask.TextMask.Style;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Masks the parameters of Content-Type and Content-Disposition: the type stays, what programs act
 * on stays, and of file names the ending by which they are known.
 *
 * <p>RFC 2045 §5.1, RFC 2183, RFC 2231.
 */
final class ParameterMask {

    /** {@code utf-8'en'}: the charset and the language before an extended value. RFC 2231 §4. */
    private static final Pattern CHARSET =
            Pattern.compile("\"?([A-Za-z0-9_.:+-]{1,40})'[A-Za-z-]{0,20}'");

    private static final int LONGEST_CHARSET = 40;

    /** The words of media types, and numbers. */
    private static final Style TYPE = new Style(true, false, ParameterMask::isOfType);

    private static final Style NAME = new Style(true, false, ParameterMask::isEnding);

    private final TextMask texts;
    private final Pseudonyms pseudonyms;

    ParameterMask(TextMask texts, Pseudonyms pseudonyms) {
        this.texts = texts;
        this.pseudonyms = pseudonyms;
    }

    void mask(byte[] octets, int from, int to, SplittableRandom chance) {
        int end = next(octets, from, to);
        octets(octets, from, end, Optional.empty(), TYPE, chance);
        while (end < to) {
            int start = end + 1;
            int equals = start;
            while (equals < to && octets[equals] != '=' && octets[equals] != ';') {
                equals++;
            }
            end = next(octets, equals, to);
            if (equals < end) {
                parameter(octets, start, equals, end, chance);
            } else {
                rest(octets, start, end, chance);
            }
        }
    }

    /** Where the next semicolon stands that is not within quotes. */
    private static int next(byte[] octets, int from, int to) {
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            if (octets[i] == '"') {
                quoted = !quoted;
            } else if (octets[i] == '\\' && quoted) {
                i++;
            } else if (octets[i] == ';' && !quoted) {
                return i;
            }
        }
        return to;
    }

    private static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }

    private void rest(byte[] octets, int from, int to, SplittableRandom chance) {
        octets(octets, from, to, Optional.empty(), Style.FIELD, chance);
    }

    private void parameter(
            byte[] octets, int nameFrom, int equals, int to, SplittableRandom chance) {
        var attribute =
                new String(octets, nameFrom, equals - nameFrom, ISO_8859_1)
                        .strip()
                        .toLowerCase(Locale.ROOT);
        int from = equals + 1;
        while (from < to && isSpace(octets[from])) {
            from++;
        }
        int star = attribute.indexOf('*');
        var name = star < 0 ? attribute : attribute.substring(0, star);
        switch (name) {
            case "boundary" -> boundary(octets, from, to);
            case "name", "filename" -> fileName(attribute, octets, from, to, chance);
            case "charset" -> {
                if (!isCharset(new String(octets, from, to - from, ISO_8859_1))) {
                    rest(octets, from, to, chance);
                }
            }
            default -> {
                if (KnownTypes.PARAMETERS.contains(name)) {
                    octets(octets, from, to, Optional.empty(), TYPE, chance);
                } else {
                    // The name of one that nobody knows tells as much as its value.
                    rest(octets, nameFrom, to, chance);
                }
            }
        }
    }

    private static boolean isCharset(String value) {
        var name = value.strip().replaceFirst("(?s)^\"(.*)\"$", "$1");
        return name.length() <= LONGEST_CHARSET && CharsetMask.isKnown(name);
    }

    /** As {@link MessageMask} masks the lines that divide the parts. */
    private void boundary(byte[] octets, int from, int to) {
        Boundaries.mask(pseudonyms, octets, from, to);
    }

    private void fileName(
            String attribute, byte[] octets, int from, int to, SplittableRandom chance) {
        var written = new String(octets, from, to - from, ISO_8859_1);
        if (!attribute.endsWith("*")) {
            int plain = from;
            var word = EncodedWords.WORD.matcher(written);
            // Forbidden within quotes, and written by many. RFC 2047 §5 (3)
            while (word.find(plain - from)) {
                octets(octets, plain, from + word.start(), Optional.empty(), NAME, chance);
                plain = from + encodedWords(octets, from, written, word.start(), chance);
            }
            octets(octets, plain, to, Optional.empty(), NAME, chance);
            return;
        }
        var charset = CHARSET.matcher(written);
        int start = charset.lookingAt() ? charset.end() : 0;
        var units = Units.of(octets, from + start, to, Units.Escape.PERCENT);
        var name = Optional.of(start == 0 ? "utf-8" : String.valueOf(charset.group(1)));
        var text = units.octets();
        var masked =
                CharsetMask.mask(
                        text,
                        CharsetMask.find(name, text),
                        t -> texts.mask(t, NAME, chance),
                        chance);
        if (!units.write(masked, 0)) {
            units.write(CharsetMask.octetByOctet(text, chance), 0);
        }
    }

    private int encodedWords(
            byte[] octets, int from, String written, int start, SplittableRandom chance) {
        var range = new byte[written.length()];
        System.arraycopy(octets, from, range, 0, range.length);
        int end =
                EncodedWords.mask(
                        range,
                        written,
                        start,
                        written.length(),
                        text -> texts.mask(text, NAME, chance),
                        chance);
        System.arraycopy(range, 0, octets, from, range.length);
        return end;
    }

    private void octets(
            byte[] octets,
            int from,
            int to,
            Optional<String> charset,
            Style style,
            SplittableRandom chance) {
        var text = new byte[to - from];
        System.arraycopy(octets, from, text, 0, text.length);
        var masked =
                CharsetMask.mask(
                        text,
                        CharsetMask.find(charset, text),
                        t -> texts.mask(t, style, chance),
                        chance);
        System.arraycopy(masked, 0, octets, from, masked.length);
    }

    private static boolean isOfType(String text, int start, int end) {
        var word = text.substring(start, end).toLowerCase(Locale.ROOT);
        return KnownTypes.WORDS.contains(word)
                || KnownWords.DATE.contains(word)
                || word.matches("[0-9]{1,9}");
    }

    /** Whether a word is what a file name ends with, behind a dot. */
    private static boolean isEnding(String text, int start, int end) {
        boolean last = end == text.length() || "\";\r\n".indexOf(text.charAt(end)) >= 0;
        return last
                && start > 0
                && text.charAt(start - 1) == '.'
                && Keep.words(KnownWords.FILE_ENDINGS).keeps(text, start, end);
    }
}
