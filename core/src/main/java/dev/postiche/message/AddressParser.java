package dev.postiche.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the addresses of a field like From or To, groups and obsolete routes included. RFC 5322
 * §3.4, §4.4.
 *
 * <p>It makes an address of whatever is there: a mail with a broken From must still be listed.
 */
final class AddressParser {

    private static final String ENDS_OF_WORD = "(\"<>@,:;";

    private final HeaderLexer lexer;
    private final List<Address> addresses = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private boolean inGroup;

    /** A word before we know whether it belongs to a name or to a local part. */
    private record Word(String text, boolean spaceBefore) {}

    private AddressParser(String value) {
        this.lexer = new HeaderLexer(value);
    }

    /** The addresses of a raw field value. */
    static List<Address> parse(String value) {
        return new AddressParser(value).parse();
    }

    private List<Address> parse() {
        while (true) {
            boolean space = lexer.skipSpace();
            if (lexer.atEnd()) {
                endOfAddress();
                break;
            }
            switch (lexer.peek()) {
                case '"' -> words.add(new Word(lexer.quotedString(), space));
                case '<' -> angleAddress();
                case '@' -> plainAddress();
                case ':' -> startGroup();
                case ';' -> endGroup();
                case ',' -> {
                    lexer.skip();
                    endOfAddress();
                }
                case '>' -> lexer.skip(); // nothing opened it
                default -> words.add(new Word(lexer.until(ENDS_OF_WORD), space));
            }
        }
        if (inGroup) {
            addresses.add(Address.groupEnd());
        }
        return List.copyOf(addresses);
    }

    private void startGroup() {
        lexer.skip();
        if (!inGroup) { // groups do not nest
            addresses.add(Address.groupStart(phrase()));
            inGroup = true;
        }
        words.clear();
    }

    private void endGroup() {
        lexer.skip();
        endOfAddress();
        if (inGroup) {
            addresses.add(Address.groupEnd());
            inGroup = false;
        }
    }

    /** Words that no address followed: a broken address, or the name of a local user. */
    private void endOfAddress() {
        if (!words.isEmpty()) {
            add("", Optional.empty(), phrase(), "");
        }
        lexer.takeComment();
        words.clear();
    }

    /** {@code local@domain} without angle brackets; words before it are taken for the name. */
    private void plainAddress() {
        int start = Math.max(0, words.size() - 1);
        while (start > 0 && joinsLocalPart(words.get(start - 1), words.get(start))) {
            start--;
        }
        var local = new StringBuilder();
        words.subList(start, words.size()).forEach(word -> local.append(word.text()));
        words.subList(start, words.size()).clear();
        lexer.skip();
        var host = domain(",;<>");
        lexer.skipSpace();
        if (lexer.peek() == '<') { // anna@example.org <anna@example.org>
            words.add(new Word(local + "@" + host, true));
            return;
        }
        add(phrase(), Optional.empty(), local.toString(), host);
        words.clear();
    }

    /** Whether two words are one local part, as in {@code john . doe @}. RFC 5322 §4.4 */
    private static boolean joinsLocalPart(Word word, Word next) {
        return !next.spaceBefore() || word.text().endsWith(".") || next.text().startsWith(".");
    }

    private void angleAddress() {
        lexer.skip();
        lexer.skipSpace();
        Optional<String> route = Optional.empty();
        if (lexer.peek() == '@') {
            // RFC 5322 §4.4, obs-route; RFC 9051 §7.5.2, addr-adl
            route = Optional.of(lexer.untilOnly(":>").replaceAll("[ \t]", ""));
            lexer.trySkip(':');
        }
        var local = new StringBuilder();
        while (!lexer.atEnd() && "@>,".indexOf(lexer.peek()) < 0) {
            boolean space = lexer.skipSpace();
            if (lexer.peek() == '"') {
                local.append(lexer.quotedString());
            } else {
                var word = lexer.until("(\"@>,");
                if (space && endsWithWord(local) && !word.isEmpty() && !word.startsWith(".")) {
                    local.append(' ');
                }
                local.append(word);
            }
        }
        var host = lexer.trySkip('@') ? domain(">,") : "";
        lexer.skipSpace();
        lexer.trySkip('>');
        lexer.skipSpace();
        add(phrase(), route, local.toString(), host);
        words.clear();
    }

    private static boolean endsWithWord(StringBuilder text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) != '.';
    }

    /** A domain without the space and the comments that may stand between its labels. */
    private String domain(String ends) {
        var domain = new StringBuilder();
        while (true) {
            boolean space = lexer.skipSpace();
            if (lexer.atEnd() || ends.indexOf(lexer.peek()) >= 0) {
                return domain.toString();
            }
            int before = domain.length();
            if (lexer.peek() == '[') {
                domain.append(lexer.untilOnly("],")); // a literal may hold spaces
                domain.append(lexer.trySkip(']') ? "]" : "");
            } else if (space && endsWithWord(domain) && lexer.peek() != '.') {
                return domain.toString(); // some other word follows: Joe@example.org Smith
            } else {
                domain.append(lexer.until("([" + ends));
            }
            if (domain.length() == before) {
                lexer.skip();
            }
        }
    }

    /** The words with one space between them; without any, the comment before or behind. */
    private String phrase() {
        var phrase = new StringBuilder();
        for (var word : words) {
            if (word.spaceBefore() && !phrase.isEmpty()) {
                phrase.append(' ');
            }
            phrase.append(word.text());
        }
        return phrase.toString();
    }

    private void add(String phrase, Optional<String> route, String mailbox, String host) {
        // anna@example.org (Anna): the old way to give a name
        var name = lexer.takeComment();
        name = phrase.isEmpty() ? name : phrase;
        addresses.add(
                new Address(
                        name.isEmpty() ? Optional.empty() : Optional.of(name),
                        route,
                        Optional.of(mailbox),
                        Optional.of(host)));
    }
}
