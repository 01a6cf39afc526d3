package dev.postiche.spec;

/**
 * The mark {@code {{n}}} in the words of a repeated message.
 *
 * <p>One place knows what it looks like, so that it means the same in every string.
 */
final class Numbering {

    static final String MARK = "{{n}}";

    private Numbering() {}

    static boolean isIn(String text) {
        return text.contains(MARK);
    }

    static String fill(String text, long n) {
        return isIn(text) ? text.replace(MARK, Long.toString(n)) : text;
    }
}
