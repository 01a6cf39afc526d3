package dev.postiche.imap.command;

/**
 * A mailbox name with wildcards, as LIST and LSUB match it against names on the wire.
 *
 * <p>The work is bounded by pattern times name, whatever the wildcards: a client may send a hundred
 * of them. RFC 3501 §6.3.8.
 */
public final class ListPattern {

    private static final String INBOX = "INBOX";

    private final String pattern;
    private final char separator;

    /**
     * A pattern in the wire's encoding, the reference before it with exactly one separator between.
     * RFC 3501 §6.3.8, RFC 2683 §3.4.9
     */
    public ListPattern(String reference, String mailbox, char separator) {
        this.pattern = joined(reference, mailbox, separator);
        this.separator = separator;
    }

    private static String joined(String reference, String mailbox, char separator) {
        if (reference.isEmpty()) {
            return mailbox;
        }
        boolean ends = reference.charAt(reference.length() - 1) == separator;
        boolean begins = !mailbox.isEmpty() && mailbox.charAt(0) == separator;
        if (ends && begins) {
            return reference + mailbox.substring(1);
        }
        return ends || begins ? reference + mailbox : reference + separator + mailbox;
    }

    /** Whether levels of hierarchy that match are shown even where they are no mailboxes. */
    boolean showsLevels() {
        return pattern.endsWith("%");
    }

    /** Whether a level of hierarchy of this name is shown even where it is no mailbox. */
    public boolean showsLevel(String name) {
        return showsLevels() && matches(name);
    }

    /**
     * Whether this matches: INBOX in upper case, unless it is named as a whole level. A mailbox
     * below it is found by the names that select it. RFC 3501 §5.1, §6.3.8
     */
    public boolean matches(String name) {
        boolean named = isAtInbox(pattern) && isAtInbox(name);
        int skipped = named ? INBOX.length() : 0;
        return matches(pattern.substring(skipped), name.substring(skipped));
    }

    /** Whether the first level is INBOX in any case. */
    private boolean isAtInbox(String text) {
        return text.regionMatches(true, 0, INBOX, 0, INBOX.length())
                && (text.length() == INBOX.length() || text.charAt(INBOX.length()) == separator);
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
