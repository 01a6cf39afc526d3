package dev.postiche.imap.command;

import java.util.ArrayList;
import java.util.List;

/** The levels of hierarchy in a mailbox name on the wire. RFC 3501 §5.1.1. */
final class Levels {

    private Levels() {}

    /** The names above one, the highest first: {@code a}, {@code a/b} for {@code a/b/c}. */
    static List<String> above(String name, char separator) {
        var above = new ArrayList<String>();
        for (int at = name.indexOf(separator); at > 0; at = name.indexOf(separator, at + 1)) {
            above.add(name.substring(0, at));
        }
        return above;
    }
}
