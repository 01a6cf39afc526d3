package dev.postiche.pop3;

import java.util.List;
import java.util.OptionalInt;

/**
 * The arguments of one command: printable words, one space between them. RFC 1939 §3, RFC 2449 §4.
 *
 * @param keyword the command in upper case, for messages
 * @param text what stood behind the keyword and its space; empty if nothing
 * @param present whether there was a space behind the keyword
 */
record Arguments(String keyword, String text, boolean present) {

    /** Refuses any argument. */
    void none() {
        if (present) {
            throw Pop3Refusal.syntax(keyword + " takes no argument");
        }
    }

    /** All of it, spaces included: a password may hold some. RFC 1939 §7 */
    String rest(String what) {
        if (text.isEmpty()) {
            throw Pop3Refusal.syntax(keyword + " needs " + what);
        }
        return text;
    }

    /** Exactly {@code count} words. */
    List<String> words(int count, String what) {
        var words = text.isEmpty() ? List.<String>of() : List.of(text.split(" ", -1));
        if (words.size() != count || words.contains("")) {
            throw Pop3Refusal.syntax(keyword + " needs " + what);
        }
        return words;
    }

    /** From {@code least} to {@code most} words. */
    List<String> words(int least, int most, String what) {
        var words = text.isEmpty() ? List.<String>of() : List.of(text.split(" ", -1));
        if (words.size() < least || words.size() > most || words.contains("")) {
            throw Pop3Refusal.syntax(keyword + " needs " + what);
        }
        return words;
    }

    int messageNumber() {
        return number(words(1, "a message number").get(0), 1);
    }

    OptionalInt optionalMessageNumber() {
        return present ? OptionalInt.of(messageNumber()) : OptionalInt.empty();
    }

    int number(String word, int least) {
        // Longer numbers than any maildrop has messages are numbers too, of messages that are not.
        if (!word.matches("[0-9]{1,18}")) {
            throw Pop3Refusal.syntax("\"%s\" is not a number".formatted(word));
        }
        var value = Long.parseLong(word);
        if (value < least) {
            throw Pop3Refusal.syntax("%s is less than %s".formatted(value, least));
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }
}
