package dev.postiche.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a reply is made of: RFC 3501 §4; and what a script may write in its place. */
sealed interface ImapValue {

    /** An atom, a number, a flag, NIL, or a data item with its section. */
    record Atom(String text) implements ImapValue {

        boolean is(String other) {
            return text.equalsIgnoreCase(other);
        }

        String upper() {
            return text.toUpperCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A quoted string or a literal; octets as ISO 8859-1, which form it had makes no difference.
     *
     * @param literal8 whether it was a literal8, which in a script is {@code ~"\x00"}. RFC 3516
     */
    record Text(String octets, boolean literal8) implements ImapValue {

        Text(String octets) {
            this(octets, false);
        }

        @Override
        public String toString() {
            var text = new StringBuilder(literal8 ? "~\"" : "\"");
            new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                    .chars()
                    .forEach(
                            c -> {
                                switch (c) {
                                    case '\r' -> text.append("\\r");
                                    case '\n' -> text.append("\\n");
                                    case '"' -> text.append("\\\"");
                                    case '\\' -> text.append("\\\\");
                                    default -> text.append((char) c);
                                }
                            });
            return text.append('"').toString();
        }
    }

    /** A parenthesized list. */
    record Items(List<Item> items) implements ImapValue {

        List<ImapValue> values() {
            return items.stream().map(Item::value).toList();
        }

        @Override
        public String toString() {
            return "(" + ImapValue.toString(items) + ")";
        }
    }

    /** A value and whether it follows the one before without a space, as {@code (…)(…)} do. */
    record Item(boolean glued, ImapValue value) {}

    /**
     * In a script: any one value, {@code ?}; with a name it is kept, or compared if kept before.
     */
    record Hole(String name) implements ImapValue {

        @Override
        public String toString() {
            return "?" + name;
        }
    }

    /** In a script: a number above the one kept under this name, {@code ?>name}. */
    record Above(String name) implements ImapValue {

        @Override
        public String toString() {
            return "?>" + name;
        }
    }

    /** In a script: this must not be among the values of a set, {@code !IDLE}. */
    record Absent(String name) implements ImapValue {

        @Override
        public String toString() {
            return "!" + name;
        }
    }

    /** In a script: whatever else there is up to the end of this list or line, {@code ...}. */
    record Rest() implements ImapValue {

        @Override
        public String toString() {
            return "...";
        }
    }

    static String toString(List<Item> items) {
        return items.stream()
                .map(item -> (item.glued ? "" : " ") + item.value)
                .collect(Collectors.joining())
                .strip();
    }
}
