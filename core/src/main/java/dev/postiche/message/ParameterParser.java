package dev.postiche.message;

import dev.postiche.message.Parameters.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the parameters behind a media type or a disposition. RFC 2045 §5.1, RFC 2231.
 *
 * <p>It forgives what is common: no or two semicolons, spaces in a value without quotes.
 */
final class ParameterParser {

    /** A value that came in pieces: {@code title*0*=us-ascii'en'This%20is; title*1=it}. */
    private static final class Pieces {
        private final Map<Integer, Piece> byNumber = new HashMap<>();
    }

    private record Piece(String value, boolean extended) {}

    private ParameterParser() {}

    static Parameters parse(HeaderLexer lexer) {
        var whole = new LinkedHashMap<String, String>();
        var inPieces = new LinkedHashMap<String, Pieces>();
        while (!lexer.atEnd()) {
            lexer.skipSpace();
            if (lexer.trySkip(';')) {
                continue;
            }
            var name = lexer.until("=;(").toLowerCase(Locale.ROOT);
            lexer.skipSpace();
            if (!lexer.trySkip('=')) {
                continue; // a word and no parameter
            }
            lexer.skipSpace();
            var value = lexer.peek() == '"' ? lexer.quotedString() : bareValue(lexer);
            if (!name.isEmpty() && !tryPiece(name, value, inPieces)) {
                whole.putIfAbsent(name, value);
            }
        }
        var list = new ArrayList<Parameter>();
        whole.forEach((name, value) -> list.add(new Parameter(name, value)));
        inPieces.forEach((name, pieces) -> join(name, pieces, list));
        return new Parameters(list);
    }

    /** A value without quotes; a comment behind it does not belong to it. */
    private static String bareValue(HeaderLexer lexer) {
        var value = new StringBuilder(lexer.until(";"));
        while (lexer.skipSpace() && !lexer.atEnd() && lexer.peek() != ';') {
            var word = lexer.until(";");
            if (word.indexOf('=') > 0 && !word.startsWith("=?")) {
                lexer.back(word.length()); // the next parameter, its semicolon forgotten
                break;
            }
            value.append(' ').append(word);
        }
        return value.toString();
    }

    private static boolean tryPiece(String name, String value, Map<String, Pieces> inPieces) {
        int star = name.indexOf('*');
        if (star < 1 || star == name.length() - 1) {
            return false;
        }
        boolean extended = name.endsWith("*");
        var number = name.substring(star + 1, name.length() - (extended ? 1 : 0));
        if (!isSectionNumber(number)) {
            return false;
        }
        inPieces.computeIfAbsent(name.substring(0, star), base -> new Pieces())
                .byNumber
                .putIfAbsent(Integer.parseInt(number), new Piece(value, extended));
        return true;
    }

    private static boolean isSectionNumber(String number) {
        return !number.isEmpty()
                && number.length() < 6
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && (number.length() == 1 || number.charAt(0) != '0'); // RFC 2231 §3
    }

    private static void join(String name, Pieces pieces, List<Parameter> list) {
        var inOrder = new ArrayList<Piece>();
        // A piece behind a gap cannot be used. RFC 2231 §3
        for (var piece = pieces.byNumber.get(0); piece != null; ) {
            inOrder.add(piece);
            piece = pieces.byNumber.get(inOrder.size());
        }
        if (inOrder.isEmpty()) {
            return;
        }
        boolean extended = inOrder.stream().anyMatch(Piece::extended);
        var joined = new StringBuilder();
        if (extended && !inOrder.get(0).extended()) {
            joined.append("''"); // no charset, no language
        }
        for (var piece : inOrder) {
            joined.append(
                    extended && !piece.extended()
                            ? ExtendedValue.percentEncode(piece.value())
                            : piece.value());
        }
        list.add(new Parameter(extended ? name + "*" : name, joined.toString()));
    }
}
