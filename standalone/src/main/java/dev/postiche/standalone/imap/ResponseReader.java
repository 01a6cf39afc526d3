package dev.postiche.standalone.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads responses octet by octet; what a server may make it hold is bounded. RFC 9051 §7, §9.
 *
 * <p>It takes what servers send, also where the grammar wants it otherwise. What is wrong is told
 * without the words of the server: where a length is a lie, these are those of a mail.
 */
final class ResponseReader {

    /** The longest line without literals. */
    static final int LONGEST_LINE = 8 << 20;

    /** Lists within lists. */
    private static final int DEEPEST = 50;

    private static final Pattern LITERAL = Pattern.compile("(?s).*?~?\\{(\\d{1,18})\\+?}");

    private final InputStream in;
    private final long longestLiteral;

    /** A line, with a mark where each of the literals stood. */
    private String line = "";

    private final List<byte[]> literals = new ArrayList<>();
    private int at;
    private int nextLiteral;

    /**
     * @param longestLiteral in octets; a server that announces a longer one is left
     */
    ResponseReader(InputStream in, long longestLiteral) {
        this.in = in;
        this.longestLiteral = longestLiteral;
    }

    /**
     * @throws EOFException if the server has closed
     * @throws ServerFault for what is no IMAP
     */
    Response next() throws IOException {
        gather();
        at = 0;
        nextLiteral = 0;
        var tag = word();
        if (tag.equals("+")) {
            return new Response(tag, OptionalLong.empty(), "", List.of(), rest());
        }
        var name = word();
        var number = OptionalLong.empty();
        if (name.matches("\\d{1,10}")) {
            number = OptionalLong.of(Long.parseLong(name));
            name = word();
        }
        var upper = name.toUpperCase(Locale.ROOT);
        if (new Response(tag, number, upper, List.of(), "").isStatus()) {
            return new Response(tag, number, upper, List.of(), rest());
        }
        if (!tag.equals("*") || name.isEmpty()) {
            throw ServerFault.of("this is no IMAP");
        }
        var values = new ArrayList<Value>();
        while (skipSpace()) {
            values.add(value(0));
        }
        return new Response(tag, number, upper, values, "");
    }

    private void gather() throws IOException {
        var whole = new StringBuilder();
        literals.clear();
        while (true) {
            var part = readLine();
            var literal = part.endsWith("}") ? LITERAL.matcher(tail(part)) : null;
            if (literal == null || !literal.matches()) {
                line = whole.append(part).toString();
                return;
            }
            whole.append(part, 0, part.lastIndexOf('{')).append(MARK);
            literals.add(readLiteral(Long.parseLong(literal.group(1))));
            if (whole.length() > LONGEST_LINE) {
                throw ServerFault.of("a response of more than " + LONGEST_LINE + " octets");
            }
        }
    }

    /** Stands where a literal stood: no octet of a line is beyond 255. */
    private static final char MARK = '\u2063';

    private static String tail(String part) {
        return part.substring(Math.max(0, part.length() - 24));
    }

    private String readLine() throws IOException {
        var octets = new ByteArrayOutputStream(128);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            if (octets.size() >= LONGEST_LINE) {
                throw ServerFault.of("a line of more than " + LONGEST_LINE + " octets");
            }
            octets.write(octet);
        }
        var text = octets.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private byte[] readLiteral(long size) throws IOException {
        if (size > longestLiteral) {
            throw ServerFault.of(
                    "it announced " + size + " octets at once, more than " + longestLiteral);
        }
        var octets = new byte[(int) size];
        if (in.readNBytes(octets, 0, octets.length) < octets.length) {
            throw new EOFException();
        }
        return octets;
    }

    private String word() {
        skipSpace();
        int start = at;
        while (at < line.length() && line.charAt(at) != ' ') {
            at++;
        }
        return line.substring(start, at);
    }

    private String rest() {
        skipSpace();
        return line.substring(at);
    }

    /** True if something follows. */
    private boolean skipSpace() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length();
    }

    private Value value(int depth) {
        char c = line.charAt(at);
        if (c == MARK) {
            at++;
            return new Value.Octets(literals.get(nextLiteral++));
        } else if (c == '"') {
            return quoted();
        } else if (c == '(') {
            at++;
            return list(depth + 1);
        } else if (c == ')') {
            throw ServerFault.of("a parenthesis too many");
        }
        return new Value.Atom(atom());
    }

    private Value list(int depth) {
        if (depth > DEEPEST) {
            throw ServerFault.of("lists within lists, more than " + DEEPEST);
        }
        var values = new ArrayList<Value>();
        while (skipSpace()) {
            if (line.charAt(at) == ')') {
                at++;
                return new Value.Parenthesised(values);
            }
            values.add(value(depth));
        }
        throw ServerFault.of("a parenthesis is never closed");
    }

    private Value quoted() {
        var text = new StringBuilder();
        for (at++; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                at++;
                return new Value.Octets(text.toString().getBytes(ISO_8859_1));
            }
            if (c == '\\' && at + 1 < line.length()) {
                c = line.charAt(++at);
            }
            text.append(c);
        }
        throw ServerFault.of("a quoted string is never closed");
    }

    /** Up to a space or parenthesis; a section such as {@code BODY[]} is part of it. */
    private String atom() {
        int start = at;
        for (int brackets = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            brackets += c == '[' ? 1 : c == ']' && brackets > 0 ? -1 : 0;
            if (brackets == 0 && (c == ' ' || c == '(' || c == ')' || c == MARK)) {
                break;
            }
        }
        return line.substring(start, at);
    }
}
