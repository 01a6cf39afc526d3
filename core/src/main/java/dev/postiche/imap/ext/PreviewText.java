package dev.postiche.imap.ext;

import dev.postiche.message.MimePart;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first words of a message without any markup: of its plain text, or else of its HTML.
 *
 * <p>RFC 8970 §3.2, §3.3.
 */
final class PreviewText {

    /** Code points, of which RFC 8970 §3.3 allows 256 and recommends these. */
    private static final int LONGEST = 200;

    /** More text than this is not looked through for so few words. */
    private static final int LOOKED_AT = 64 * 1024;

    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<!--.*?-->|<(script|style|head|title)\\b.*?</\\1\\s*>");
    private static final Pattern TAG = Pattern.compile("<[!/?a-zA-Z][^>]*>?");
    private static final Pattern CHARACTER = Pattern.compile("&#(x?)([0-9a-fA-F]{1,7});");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");

    private PreviewText() {}

    /** The preview; empty where a message has no text to show. */
    static String of(MimePart root) {
        var text =
                first(root, "plain")
                        .or(() -> first(root, "html").map(PreviewText::withoutMarkup))
                        .or(() -> first(root, ""))
                        .orElse("");
        var words = SPACE.matcher(text).replaceAll(" ").strip();
        return words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST)).stripTrailing();
    }

    /** The first text of this subtype that says something, attachments left out. */
    private static Optional<String> first(MimePart part, String subtype) {
        if (part.isMultipart()) {
            return part.children().stream()
                    .map(child -> first(child, subtype))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        boolean attached =
                part.disposition().filter(d -> d.type().equalsIgnoreCase("attachment")).isPresent();
        boolean wanted =
                part.type().equals("text")
                        && (subtype.isEmpty() || part.subtype().equals(subtype))
                        && !attached;
        return wanted
                ? Optional.of(beginning(part.decodedText())).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), LOOKED_AT));
    }

    private static String withoutMarkup(String html) {
        var seen = UNSEEN.matcher(html).replaceAll(" ");
        var text = TAG.matcher(seen).replaceAll(" ");
        var characters =
                CHARACTER
                        .matcher(text)
                        .replaceAll(m -> character(m.group(2), m.group(1).isEmpty() ? 10 : 16));
        return characters
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String character(String digits, int radix) {
        boolean number = radix == 16 || digits.chars().allMatch(Character::isDigit);
        int code = number ? Integer.parseInt(digits, radix) : 0;
        return Character.isValidCodePoint(code) && !Character.isISOControl(code)
                ? Matcher.quoteReplacement(Character.toString(code))
                : " ";
    }
}
