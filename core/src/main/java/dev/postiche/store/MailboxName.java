package dev.postiche.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules for mailbox names inside the server: Unicode, {@code /} between levels, INBOX upper
 * case.
 *
 * <p>Separator, prefix and modified UTF-7 belong to the wire and never come in here. RFC 3501 §5.1.
 */
public final class MailboxName {

    /** The mailbox that every account has. */
    public static final String INBOX = "INBOX";

    private static final char SEPARATOR = '/';

    /** Letters of US-ASCII only: a dotless i is another letter. */
    private static final Pattern IN_ANY_CASE = Pattern.compile(INBOX, Pattern.CASE_INSENSITIVE);

    private MailboxName() {}

    /**
     * The name as it is kept: INBOX as first level in upper case, all else untouched.
     *
     * @throws StoreRefusal INVALID_NAME for an empty name or level, or a control character
     */
    public static String canonical(String name) {
        if (name.isEmpty()
                || name.charAt(0) == SEPARATOR
                || name.charAt(name.length() - 1) == SEPARATOR
                || name.contains("//")) {
            throw new StoreRefusal(
                    StoreRefusal.Reason.INVALID_NAME,
                    "a mailbox name has no empty level: \"" + name + "\"");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new StoreRefusal(
                    StoreRefusal.Reason.INVALID_NAME, "a mailbox name has no control characters");
        }
        // RFC 3501 §5.1: INBOX in any case is this user's primary mailbox.
        var end = name.indexOf(SEPARATOR);
        var first = end < 0 ? name : name.substring(0, end);
        return IN_ANY_CASE.matcher(first).matches() ? INBOX + name.substring(INBOX.length()) : name;
    }

    /** The names above this one, the highest first: {@code a}, {@code a/b} for {@code a/b/c}. */
    public static List<String> superiors(String name) {
        var above = new ArrayList<String>();
        for (var at = name.indexOf(SEPARATOR); at >= 0; at = name.indexOf(SEPARATOR, at + 1)) {
            above.add(name.substring(0, at));
        }
        return above;
    }

    /** Whether the name lies below the other one, at any depth. */
    public static boolean isInferior(String name, String superior) {
        return name.startsWith(inferiorsOf(superior));
    }

    /** What all inferior names begin with. */
    static String inferiorsOf(String superior) {
        return superior + SEPARATOR;
    }
}
