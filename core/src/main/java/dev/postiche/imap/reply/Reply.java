package dev.postiche.imap.reply;

/**
 * An untagged reply as a value. RFC 3501 §7.
 *
 * <p>Not sealed: extensions bring their own. FETCH is none of these, since the contents of messages
 * are never held.
 */
@FunctionalInterface
public interface Reply {

    /** Writes what stands between {@code "* "} and the CRLF. */
    void writeTo(WireText out);
}
