package dev.postiche.pop3;

import java.util.Locale;

/** Where a session stands. RFC 1939 §3. */
enum Pop3State {
    /** Nobody has logged in yet. RFC 1939 §4 */
    AUTHORIZATION,
    /** The maildrop is open and locked. RFC 1939 §5 */
    TRANSACTION,
    /** QUIT has been given; deletions are being made. RFC 1939 §6 */
    UPDATE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
