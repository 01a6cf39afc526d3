package dev.postiche.script;

import dev.postiche.script.ImapReply.Continuation;
import dev.postiche.script.ImapReply.Status;
import dev.postiche.script.ImapReply.Untagged;
import dev.postiche.script.ImapValue.Above;
import dev.postiche.script.ImapValue.Absent;
import dev.postiche.script.ImapValue.Atom;
import dev.postiche.script.ImapValue.Hole;
import dev.postiche.script.ImapValue.Item;
import dev.postiche.script.ImapValue.Items;
import dev.postiche.script.ImapValue.Rest;
import dev.postiche.script.ImapValue.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses replies, strictly: where the grammar has one space there is one. RFC 3501 §9.
 *
 * <p>Lines of a script go through the same reader, which then knows holes and the escapes of a
 * quoted string too.
 */
final class ImapReplyReader {

    /** A reply that breaks the grammar. */
    static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private static final String CONDITION = "(?:OK|NO|BAD|PREAUTH|BYE)";
    private static final Pattern STATUS =
            Pattern.compile(
                    "(\\S+) (%1$s)(?: (.*))?".formatted(CONDITION), Pattern.CASE_INSENSITIVE);

    /** A script may leave the choice: {@code a1 NO|BAD ...}. */
    private static final Pattern WANTED_STATUS =
            Pattern.compile(
                    "(\\S+) (%1$s(?:[|]%1$s)*)(?: (.*))?".formatted(CONDITION),
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern LITERAL = Pattern.compile("~?\\{(\\d+)}\r\n");

    private final String text;
    private final boolean ofScript;
    private int at;

    private ImapReplyReader(String text, boolean ofScript) {
        this.text = text;
        this.ofScript = ofScript;
    }

    /** Whether a line that ends in {@code {5}} has a literal after it: free text does not. */
    static boolean mayHaveLiteral(String line) {
        return line.startsWith("* ") && !STATUS.matcher(line).matches();
    }

    static ImapReply readReply(byte[] octets) {
        return new ImapReplyReader(latin1(octets), false).reply();
    }

    static ImapReply readWanted(byte[] octets) {
        return new ImapReplyReader(latin1(octets), true).reply();
    }

    private static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private ImapReply reply() {
        if (text.equals("+") && ofScript) {
            return new Continuation("");
        }
        if (text.startsWith("+")) {
            check(text.startsWith("+ "), "continue-req = \"+\" SP (resp-text / base64)");
            return new Continuation(text.substring(2));
        }
        var status = (ofScript ? WANTED_STATUS : STATUS).matcher(text);
        if (status.matches()) {
            return status(status.group(1), status.group(2), Optional.ofNullable(status.group(3)));
        }
        check(text.startsWith("* "), "neither '+' nor a status nor '* '");
        at = 2;
        var values = values(end());
        check(!values.isEmpty(), "nothing after '* '");
        return new Untagged(values);
    }

    private ImapReply status(String tag, String condition, Optional<String> rest) {
        check(rest.isPresent(), "resp-text needs a text");
        var text = rest.orElse("");
        Optional<List<Item>> code = Optional.empty();
        if (text.startsWith("[")) {
            var reader = new ImapReplyReader(text, ofScript);
            reader.at = 1;
            code = Optional.of(reader.values(']'));
            check(reader.at < text.length(), "no ']' after the response code");
            check(text.startsWith("] ", reader.at), "a space and a text must follow ']'");
            text = text.substring(reader.at + 2);
        }
        check(!text.isEmpty(), "resp-text needs a text");
        return new Status(tag, new Atom(condition), code, text);
    }

    private static char end() {
        return '\0';
    }

    /** Values up to, not including, the closing character. */
    private List<Item> values(char close) {
        var items = new ArrayList<Item>();
        while (at < text.length() && text.charAt(at) != close) {
            var glued = true;
            if (!items.isEmpty() && text.charAt(at) == ' ') {
                at++;
                glued = false;
            } else if (items.isEmpty()) {
                glued = false;
            } else {
                // Only addresses and parts of a body stand side by side. RFC 3501 §9
                check(text.startsWith(")(", at - 1), "a space is missing at column " + (at + 1));
            }
            items.add(new Item(glued, value(close)));
        }
        return List.copyOf(items);
    }

    private ImapValue value(char close) {
        check(at < text.length(), "a value is missing at the end");
        var c = text.charAt(at);
        if (c == '(') {
            at++;
            var items = values(')');
            check(at < text.length(), "')' is missing");
            at++;
            return new Items(items);
        }
        if (c == '"') {
            return quoted();
        }
        if (ofScript && text.startsWith("~\"", at)) {
            at++;
            return new Text(quoted().octets(), true);
        }
        var literal = LITERAL.matcher(text).region(at, text.length());
        if (literal.lookingAt()) {
            var from = literal.end();
            var length = Integer.parseInt(literal.group(1));
            check(from + length <= text.length(), "the literal is shorter than announced");
            at = from + length;
            return new Text(text.substring(from, at), literal.group().startsWith("~"));
        }
        return atom(close);
    }

    private Text quoted() {
        var octets = new StringBuilder();
        at++;
        while (true) {
            check(at < text.length(), "a quoted string does not end");
            var c = text.charAt(at++);
            if (c == '"') {
                return new Text(octets.toString());
            }
            if (c != '\\') {
                check(ofScript || (c != '\r' && c != '\n' && c != 0), "CR, LF or NUL in quotes");
                octets.append(c);
                continue;
            }
            check(at < text.length(), "a quoted string does not end");
            var escaped = text.charAt(at++);
            if (ofScript && escaped == 'r') {
                octets.append('\r');
            } else if (ofScript && escaped == 'n') {
                octets.append('\n');
            } else if (ofScript && escaped == 't') {
                octets.append('\t');
            } else if (ofScript && escaped == 'x') {
                octets.append((char) Integer.parseInt(text.substring(at, at + 2), 16));
                at += 2;
            } else {
                check(escaped == '"' || escaped == '\\', "'\\" + escaped + "' in quotes");
                octets.append(escaped);
            }
        }
    }

    private ImapValue atom(char close) {
        var from = at;
        var brackets = 0;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '[') {
                brackets++;
            } else if (c == ']' && brackets > 0) {
                brackets--;
            } else if (brackets == 0 && (c == ' ' || c == '(' || c == ')' || c == close)) {
                break;
            }
            check(brackets > 0 || (c != '"' && c > ' ' && c < 127), "'" + c + "' in an atom");
            at++;
        }
        check(at > from, "a value is missing at column " + (at + 1));
        var word = text.substring(from, at);
        if (ofScript && word.equals("...")) {
            return new Rest();
        }
        if (ofScript && word.startsWith("?>")) {
            return new Above(word.substring(2));
        }
        if (ofScript && word.startsWith("!")) {
            return new Absent(word.substring(1).toUpperCase(Locale.ROOT));
        }
        if (ofScript && word.startsWith("?")) {
            return new Hole(word.substring(1));
        }
        return new Atom(word);
    }

    private void check(boolean good, String otherwise) {
        if (!good) {
            throw new Malformed(otherwise);
        }
    }
}
