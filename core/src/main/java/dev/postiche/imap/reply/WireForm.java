package dev.postiche.imap.reply;

/**
 * In which form strings and structures are sent, by what the session has switched on.
 *
 * <p>A client that has not said so may be unable to read the others: no string in UTF-8 is quoted
 * before that. RFC 6855 §3, RFC 9051 §4.3, Appendix A.
 */
public enum WireForm {
    /** IMAP4rev1: a string with octets beyond US-ASCII is a literal. RFC 3501 §4.3 */
    PLAIN,

    /** IMAP4rev1 with UTF-8 in quoted strings. RFC 6855 §3 */
    UTF8,

    /** IMAP4rev2: also, a part of type message/global has an envelope. RFC 9051 §7.5.2 */
    REV2;

    /** Whether a quoted string may hold UTF-8. */
    public boolean isUtf8() {
        return this != PLAIN;
    }
}
