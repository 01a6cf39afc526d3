package dev.postiche.standalone.mask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postiche.standalone.mask.TextMask.Keep;
import dev.postiche.standalone.mask.TextMask.Style;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Masks header fields where they stand; none is taken away and none becomes longer.
 *
 * <p>It keeps what it knows to tell nothing and masks all else, so that a field nobody thought of
 * gives nothing away. RFC 5322 §2.2, RFC 2047.
 */
final class HeaderMask {

    private static final Style DATE = Style.FIELD.keeping(HeaderMask::isOfDate);
    private static final Style TRACE = Style.FIELD.keeping(Keep.words(KnownWords.TRACE));
    private static final Style LISTED = Style.FIELD.keeping(HeaderMask::isListed);
    private static final Style SUBJECT = new Style(true, false, Keep.words(KnownWords.SUBJECT));

    private static final Set<String> DATES =
            Set.of(
                    "date",
                    "resent-date",
                    "date-received",
                    "delivery-date",
                    "arrival-date",
                    "last-attempt-date",
                    "expires",
                    "expiry-date",
                    "reply-by",
                    "deferred-delivery");

    private final TextMask texts;
    private final Pseudonyms pseudonyms;
    private final boolean keepSubjects;

    HeaderMask(TextMask texts, Pseudonyms pseudonyms, boolean keepSubjects) {
        this.texts = texts;
        this.pseudonyms = pseudonyms;
        this.keepSubjects = keepSubjects;
    }

    /** Masks the fields in a range of octets; lines that are no field are masked whole. */
    void mask(byte[] octets, int from, int to, SplittableRandom chance) {
        int start = from;
        while (start < to) {
            int end = lineEnd(octets, start, to);
            while (end < to && (octets[end] == ' ' || octets[end] == '\t')) {
                end = lineEnd(octets, end, to);
            }
            int colon = colon(octets, start, end);
            if (colon < 0) {
                value(octets, start, end, Style.FIELD, chance);
            } else {
                field(octets, start, colon, end, chance);
            }
            start = end;
        }
    }

    private static int lineEnd(byte[] octets, int from, int to) {
        int end = from;
        while (end < to && octets[end] != '\n') {
            end++;
        }
        return Math.min(to, end + 1);
    }

    private static int colon(byte[] octets, int from, int to) {
        for (int i = from; i < to && octets[i] > ' '; i++) {
            if (octets[i] == ':') {
                return i > from ? i : -1;
            }
        }
        return -1;
    }

    private void field(byte[] octets, int from, int colon, int end, SplittableRandom chance) {
        var name = new String(octets, from, colon - from, ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!KnownWords.FIELDS.contains(name)) {
            boolean isExtension = name.startsWith("x-");
            value(octets, isExtension ? from + 2 : from, colon, Style.FIELD, chance);
        }
        int start = colon + 1;
        if (DATES.contains(name)) {
            value(octets, start, end, DATE, chance);
        } else if (KnownWords.LISTED_FIELDS.contains(name)) {
            value(octets, start, end, LISTED, chance);
        } else if (name.equals("subject") || name.equals("thread-topic")) {
            if (!keepSubjects) {
                value(octets, start, end, SUBJECT, chance);
            }
        } else if (name.equals("received") || name.equals("x-received")) {
            // The date stands behind the last semicolon. RFC 5321 §4.4
            int date = lastIndexOf(octets, ';', start, end);
            value(octets, start, date, TRACE, chance);
            value(octets, date, end, DATE, chance);
        } else if (name.equals("content-type") || name.equals("content-disposition")) {
            new ParameterMask(texts, pseudonyms).mask(octets, start, end, chance);
        } else {
            value(octets, start, end, Style.FIELD, chance);
        }
    }

    private static int lastIndexOf(byte[] octets, char sign, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (octets[i] == sign) {
                return i;
            }
        }
        return to;
    }

    /** Masks a range of text in which encoded words may stand. */
    private void value(byte[] octets, int from, int to, Style style, SplittableRandom chance) {
        var line = new String(octets, from, Math.max(0, to - from), ISO_8859_1);
        var masked = new byte[line.length()];
        System.arraycopy(octets, from, masked, 0, masked.length);
        var words = EncodedWords.WORD.matcher(line);
        int plain = 0;
        while (words.find(plain)) {
            plain(masked, plain, words.start(), style, chance);
            plain =
                    EncodedWords.mask(
                            masked,
                            line,
                            words.start(),
                            line.length(),
                            text -> texts.mask(text, style, chance),
                            chance);
        }
        plain(masked, plain, masked.length, style, chance);
        System.arraycopy(masked, 0, octets, from, masked.length);
    }

    private void plain(byte[] octets, int from, int to, Style style, SplittableRandom chance) {
        var text = new byte[to - from];
        System.arraycopy(octets, from, text, 0, text.length);
        // A header without encoded words is in UTF-8, or in whatever its sender had. RFC 6532
        var charset = CharsetMask.find(Optional.empty(), text);
        var masked = CharsetMask.mask(text, charset, t -> texts.mask(t, style, chance), chance);
        System.arraycopy(masked, 0, octets, from, masked.length);
    }

    /** Days, months and zones, and the numbers of a date and a time. */
    private static boolean isOfDate(String text, int start, int end) {
        var word = text.substring(start, end).toLowerCase(Locale.ROOT);
        return KnownWords.DATE.contains(word) || (end - start <= 4 && isNumber(word));
    }

    private static boolean isListed(String text, int start, int end) {
        var word = text.substring(start, end).toLowerCase(Locale.ROOT);
        return KnownWords.LISTED.contains(word) || (end - start <= 9 && isNumber(word));
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
