package dev.postiche.message;

/**
 * A cursor over the value of a structured field: words, quoted strings, comments. RFC 5322 §3.2.
 *
 * <p>It takes what is there: an open quote or comment ends where the value does.
 */
final class HeaderLexer {

    private static final int END = -1;

    private final String text;
    private int position;
    private String comment = "";

    HeaderLexer(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return position == text.length();
    }

    /** The next character, -1 at the end. */
    int peek() {
        return atEnd() ? END : text.charAt(position);
    }

    void skip() {
        if (!atEnd()) {
            position++;
        }
    }

    /** Goes back over characters just read. */
    void back(int characters) {
        position -= characters;
    }

    boolean trySkip(char c) {
        if (peek() != c) {
            return false;
        }
        position++;
        return true;
    }

    /** The text of the last comment since this was last asked. */
    String takeComment() {
        var last = comment;
        comment = "";
        return last;
    }

    /** Goes over white space and comments; true if there were any. */
    boolean skipSpace() {
        int before = position;
        while (!atEnd()) {
            if (peek() == '(') {
                comment = comment();
            } else if (isSpace(peek())) {
                position++;
            } else {
                break;
            }
        }
        return position > before;
    }

    private String comment() {
        var inside = new StringBuilder();
        position++;
        for (int depth = 1; !atEnd(); position++) {
            char c = text.charAt(position);
            if (c == '\\' && position + 1 < text.length()) {
                c = text.charAt(++position);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                position++;
                break;
            }
            inside.append(c);
        }
        return inside.toString().strip();
    }

    /** A quoted string without its quoting; the cursor stands on the quote. */
    String quotedString() {
        var inside = new StringBuilder();
        position++;
        for (; !atEnd(); position++) {
            char c = text.charAt(position);
            if (c == '\\' && position + 1 < text.length()) {
                c = text.charAt(++position);
            } else if (c == '"') {
                position++;
                break;
            }
            inside.append(c);
        }
        return inside.toString();
    }

    /** All up to white space, an end, or one of these characters. */
    String until(String ends) {
        int start = position;
        while (!atEnd() && !isSpace(peek()) && ends.indexOf(peek()) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    /** All up to one of these characters or the end, white space included. */
    String untilOnly(String ends) {
        int start = position;
        while (!atEnd() && ends.indexOf(peek()) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
