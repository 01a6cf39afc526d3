package dev.postiche.standalone.mask;

import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Masks a text: words become others of the same length, addresses and domains their pseudonyms.
 *
 * <p>Punctuation, spaces and line ends stay, so that a text keeps its lines, a quotation its marks
 * and an address its shape. It looks ahead by bounded steps alone, and so takes any text.
 */
final class TextMask {

    /** What a text is, as far as masking goes. */
    record Style(boolean stable, boolean hosts, Keep keep) {

        /** The text of a body: words that say nothing, not even whether they are the same. */
        static final Style BODY = new Style(false, false, Keep.NOTHING);

        /** The value of a header field: the same words have the same pseudonyms. */
        static final Style FIELD = new Style(true, true, Keep.NOTHING);

        Style keeping(Keep words) {
            return new Style(stable, hosts, words);
        }
    }

    /** Says which words tell nothing about anybody. */
    @FunctionalInterface
    interface Keep {
        Keep NOTHING = (text, start, end) -> false;

        boolean keeps(String text, int start, int end);

        /** Words of a vocabulary, in lower case. */
        static Keep words(Set<String> words) {
            return (text, start, end) ->
                    words.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
        }
    }

    private static final Set<String> SCHEMES =
            Set.of("http", "https", "ftp", "mailto", "cid", "mid", "tel", "sip", "urn", "data");

    private static final int LONGEST_LOCAL_PART = 128;
    private static final int LONGEST_DOMAIN = 255;

    private final Pseudonyms pseudonyms;
    private final Domains domains;

    TextMask(Pseudonyms pseudonyms, Domains domains) {
        this.pseudonyms = pseudonyms;
        this.domains = domains;
    }

    /** The text masked; a text in UTF-8 is as long in octets as it was. */
    String mask(String text, Style style, SplittableRandom chance) {
        return new Run(text, style, chance).masked();
    }

    /** One text on its way. */
    private final class Run {

        private final String text;
        private final Style style;
        private final SplittableRandom chance;
        private final StringBuilder masked;
        private int at;

        /** Within a line that begins with two dashes. */
        private boolean dashed;

        Run(String text, Style style, SplittableRandom chance) {
            this.text = text;
            this.style = style;
            this.chance = chance;
            masked = new StringBuilder(text.length());
        }

        String masked() {
            while (at < text.length()) {
                int c = text.codePointAt(at);
                if (at == 0 || text.charAt(at - 1) == '\n') {
                    dashed = text.startsWith("--", at);
                }
                if (!Letters.isTelling(c)) {
                    masked.appendCodePoint(c);
                    at += Character.charCount(c);
                } else if (!tryScheme() && !tryAddress() && !tryIpAddress() && !tryHost()) {
                    word();
                }
            }
            return masked.toString();
        }

        private int wordEnd() {
            int end = at;
            while (end < text.length() && Letters.isTelling(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            return end;
        }

        /** {@code https://host}: the scheme tells nothing, and the host is a domain. */
        private boolean tryScheme() {
            int end = at;
            while (end < text.length() && end - at < 7 && isAsciiLetter(text.charAt(end))) {
                end++;
            }
            if (end == text.length()
                    || text.charAt(end) != ':'
                    || !SCHEMES.contains(text.substring(at, end).toLowerCase(Locale.ROOT))) {
                return false;
            }
            masked.append(text, at, end + 1);
            at = end + 1;
            if (text.startsWith("//", at)) {
                masked.append("//");
                at += 2;
                if (!tryAddress()) {
                    domainUpTo(domainEnd(at));
                }
            }
            return true;
        }

        private boolean tryAddress() {
            int sign = at;
            while (sign < text.length()
                    && sign - at < LONGEST_LOCAL_PART
                    && isInLocalPart(text.charAt(sign))) {
                sign++;
            }
            if (sign == at || sign == text.length() || text.charAt(sign) != '@') {
                return false;
            }
            int end = domainEnd(sign + 1);
            if (end == sign + 1) {
                return false;
            }
            masked.append(domains.runs(text.substring(at, sign))).append('@');
            at = sign + 1;
            domainUpTo(end);
            return true;
        }

        private int domainEnd(int start) {
            int end = start;
            while (end < text.length() && end - start < LONGEST_DOMAIN && isInDomain(end)) {
                end++;
            }
            while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
                end--;
            }
            return end;
        }

        private boolean isInDomain(int index) {
            char c = text.charAt(index);
            return Character.isLetterOrDigit(c) || c == '-' || c == '.';
        }

        private void domainUpTo(int end) {
            masked.append(domains.of(text.substring(at, end)));
            at = end;
        }

        /** Another one with as many digits in each of its four numbers. */
        private boolean tryIpAddress() {
            int end = at;
            int dots = 0;
            int digits = 0;
            while (end < text.length() && end - at < 15) {
                char c = text.charAt(end);
                if (c == '.' && digits > 0 && dots < 3) {
                    dots++;
                    digits = 0;
                } else if (c >= '0' && c <= '9' && digits < 3) {
                    digits++;
                } else {
                    break;
                }
                end++;
            }
            boolean goesOn = end < text.length() && isInDomain(end);
            if (dots != 3 || digits == 0 || goesOn) {
                return false;
            }
            for (var number : text.substring(at, end).split("\\.")) {
                int most = number.length() == 1 ? 10 : number.length() == 2 ? 100 : 200;
                int least = number.length() == 1 ? 0 : most == 100 ? 10 : 100;
                masked.append(chance.nextInt(least, most)).append('.');
            }
            masked.setLength(masked.length() - 1);
            at = end;
            return true;
        }

        /** {@code mail.example.org} without a sign before it, where such are usual. */
        private boolean tryHost() {
            int end = style.hosts() ? domainEnd(at) : at;
            if (end == at) {
                return false;
            }
            var host = text.substring(at, end);
            int last = host.lastIndexOf('.');
            if (last < 1 || host.length() - last < 3 || host.contains("..")) {
                return false;
            }
            for (int i = last + 1; i < host.length(); i++) {
                if (!isAsciiLetter(host.charAt(i))) {
                    return false;
                }
            }
            domainUpTo(end);
            return true;
        }

        private void word() {
            int end = wordEnd();
            if (style.keep().keeps(text, at, end)) {
                masked.append(text, at, end);
            } else if (style.stable() || dashed) {
                // Other programs may find a boundary there where we found none.
                masked.append(pseudonyms.of(text.substring(at, end)));
            } else {
                filler(end);
            }
            at = end;
        }

        private void filler(int end) {
            int letters = 0;
            for (int i = at; i < end; ) {
                int c = text.codePointAt(i);
                masked.appendCodePoint(Letters.other(c, chance, true, letters++));
                i += Character.charCount(c);
            }
        }

        private static boolean isAsciiLetter(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }

        private static boolean isInLocalPart(char c) {
            return Character.isLetterOrDigit(c) || "._%+=~'-&$!#*/?^`{|}".indexOf(c) >= 0;
        }
    }
}
