package dev.postiche.message;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A subject without what replying and forwarding add, for SORT and THREAD. RFC 5256 §2.1.
 *
 * @param text the base subject
 * @param replyOrForward whether something that marks a reply or a forward was taken away, which
 *     threading by REFERENCES asks for
 */
public record BaseSubject(String text, boolean replyOrForward) {

    /** More of a subject is not looked at: whoever needs it sorts nothing. */
    private static final int LENGTH_LIMIT = 8 * 1024;

    /** The base subject of a decoded subject. */
    public static BaseSubject of(String subject) {
        return new Extraction(subject).extract();
    }

    /** The procedure of RFC 5256 §2.1 with the ABNF of its §5. */
    private static final class Extraction {

        private static final String BLOB_TEXT = "\\[[^\\[\\]]*\\][ \t]*";
        private static final Pattern BLOB = Pattern.compile(BLOB_TEXT);
        private static final Pattern REFWD =
                Pattern.compile(
                        "(?i)(?:" + BLOB_TEXT + ")*+(?:re|fwd?)[ \t]*(?:" + BLOB_TEXT + ")?:");
        private static final Pattern SPACE = Pattern.compile("[ \t\r\n]+");
        private static final String TRAILER = "(fwd)";
        private static final String FORWARD_HEADER = "[fwd:";

        private String text;
        private boolean marked;

        Extraction(String subject) {
            var limited = subject.substring(0, Math.min(subject.length(), LENGTH_LIMIT));
            text = SPACE.matcher(limited).replaceAll(" "); // (1)
        }

        BaseSubject extract() {
            do {
                removeTrailers(); // (2)
                while (removeLeader() || removeBlob()) { // (3), (4)
                    text = text.stripLeading(); // (5)
                }
            } while (unwrapForward()); // (6)
            return new BaseSubject(text, marked);
        }

        private void removeTrailers() {
            text = text.strip();
            while (text.toLowerCase(Locale.ROOT).endsWith(TRAILER)) {
                text = text.substring(0, text.length() - TRAILER.length()).stripTrailing();
                marked = true;
            }
        }

        private boolean removeLeader() {
            var leader = REFWD.matcher(text);
            if (!leader.lookingAt()) {
                return false;
            }
            text = text.substring(leader.end());
            marked = true;
            return true;
        }

        /** Only if something is left: the last one is the subject otherwise. */
        private boolean removeBlob() {
            var blob = BLOB.matcher(text);
            if (!blob.lookingAt() || blob.end() == text.length()) {
                return false;
            }
            text = text.substring(blob.end());
            return true;
        }

        private boolean unwrapForward() {
            if (!text.toLowerCase(Locale.ROOT).startsWith(FORWARD_HEADER) || !text.endsWith("]")) {
                return false;
            }
            text = text.substring(FORWARD_HEADER.length(), text.length() - 1);
            marked = true;
            return true;
        }
    }
}
