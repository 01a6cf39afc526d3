package dev.postiche.message;

import java.util.ArrayList;
import java.util.List;

/** Reads the message ids of References, In-Reply-To and Message-ID. RFC 5322 §3.6.4. */
public final class MessageIds {

    private MessageIds() {}

    /**
     * The ids of a raw field value without their angle brackets, in their order; what stands
     * between them is passed over. Quoting in the left half is undone, so that equal ids compare
     * equal. RFC 5256 §3.
     */
    public static List<String> parse(String value) {
        var ids = new ArrayList<String>();
        var lexer = new HeaderLexer(value);
        while (!lexer.atEnd()) {
            lexer.skipSpace();
            if (lexer.peek() == '"') {
                lexer.quotedString();
            } else if (lexer.trySkip('<')) {
                id(lexer, ids);
            } else {
                lexer.skip();
            }
        }
        return List.copyOf(ids);
    }

    private static void id(HeaderLexer lexer, List<String> ids) {
        var id = new StringBuilder();
        while (!lexer.atEnd()) {
            if (lexer.peek() == '"') {
                id.append(lexer.quotedString());
            }
            id.append(lexer.until("<>\""));
            if (lexer.trySkip('>')) {
                if (!id.isEmpty()) {
                    ids.add(id.toString());
                }
                return;
            } else if (lexer.peek() == '<') {
                return; // never closed: the next one begins
            } else if (lexer.peek() != '"') {
                lexer.skip(); // folded by a program that did not care
            }
        }
    }
}
