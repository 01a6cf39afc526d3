package dev.postiche.pop3;

import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * One session's care that passwords stay out of recordings, also out of those of commands that are
 * wrong otherwise.
 */
final class Secrets {

    private static final Set<String> LOGINS = Set.of("PASS", "APOP", "AUTH");

    /** A command that logs in, at a place where none can be. */
    private static final Pattern MISPLACED =
            Pattern.compile("\\b(PASS|APOP|AUTH)\\b", Pattern.CASE_INSENSITIVE);

    private final BooleanSupplier isLoggedIn;
    private boolean mayFollowBlindly;

    Secrets(BooleanSupplier isLoggedIn) {
        this.isLoggedIn = isLoggedIn;
    }

    /**
     * What may be shown of a line.
     *
     * @param keyword in upper case; empty if it may be a secret itself
     * @param secretFrom where the secret begins, if there is one; it goes to the line's end
     */
    record Shown(String keyword, OptionalInt secretFrom) {}

    /**
     * What may be shown of the next line. A client that did not wait for the answer to AUTH sends
     * what is secret as a line of its own.
     */
    Shown of(String line) {
        var keyword = Pop3Request.keyword(line);
        if (LOGINS.contains(keyword)) {
            mayFollowBlindly = true;
            return new Shown(keyword, within(line, arguments(line, keyword)));
        } else if (Pop3Commands.isKnown(keyword)) {
            mayFollowBlindly = false;
            return new Shown(keyword, OptionalInt.empty());
        } else if (mayFollowBlindly && !isLoggedIn.getAsBoolean()) {
            return new Shown("", within(line, 0));
        }
        var misplaced = MISPLACED.matcher(line);
        return misplaced.find()
                ? new Shown("", within(line, misplaced.end()))
                : new Shown(keyword, OptionalInt.empty());
    }

    /** All of PASS is secret, of the others only what comes after the name. */
    private static int arguments(String line, String keyword) {
        var first = keyword.length() + 1;
        if (keyword.equals("PASS")) {
            return first;
        }
        var second = line.indexOf(' ', first) + 1;
        if (second > 0) {
            return second;
        }
        return keyword.equals("APOP") ? first : line.length(); // better too much than too little
    }

    private static OptionalInt within(String line, int from) {
        return from < line.length() ? OptionalInt.of(from) : OptionalInt.empty();
    }
}
