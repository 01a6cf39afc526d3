package dev.postiche.imap.command;

import java.util.Locale;

/**
 * A mailbox name with wildcards, as LIST and LSUB match it against names on the wire.
 *
 * <p>The work is bounded by pattern times name, whatever the wildcards: a client may send a hundred
 * of them. RFC 3501 §6.3.8.
 */
final class ListPattern {

    private final String pattern;
    private final char separator;

    /**
     * A pattern in the wire's encoding, the reference before it. RFC 3501 §6.3.8: "the canonical
     * form is normally the reference name appended with the mailbox name".
     */
    ListPattern(String reference, String mailbox, char separator) {
        this.pattern = reference + mailbox;
        this.separator = separator;
    }

    /** Whether levels of hierarchy that match are shown even where they are no mailboxes. */
    boolean showsLevels() {
        return pattern.endsWith("%");
    }

    /** Whether this matches; INBOX is matched in any case. RFC 3501 §5.1 */
    boolean matches(String name) {
        return name.equals("INBOX")
                ? matches(pattern.toUpperCase(Locale.ROOT), name)
                : matches(pattern, name);
    }

    private boolean matches(String wanted, String name) {
        // reached[i]: the part of the pattern that was looked at matches the first i characters
        var reached = new boolean[name.length() + 1];
        reached[0] = true;
        for (int p = 0; p < wanted.length(); p++) {
            char c = wanted.charAt(p);
            if (c == '*' || c == '%') {
                for (int i = 1; i <= name.length(); i++) {
                    boolean crosses = c == '*' || name.charAt(i - 1) != separator;
                    reached[i] |= reached[i - 1] && crosses;
                }
            } else {
                for (int i = name.length(); i > 0; i--) {
                    reached[i] = reached[i - 1] && name.charAt(i - 1) == c;
                }
                reached[0] = false;
            }
        }
        return reached[name.length()];
    }
}
