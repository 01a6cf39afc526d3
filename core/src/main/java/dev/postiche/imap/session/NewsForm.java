package dev.postiche.imap.session;

/**
 * In which form a session hears of messages: what ENABLE and its like have changed.
 *
 * <p>An immutable value, which only extensions that are switched on alter, so that whoever renders
 * a reply need know none of them.
 *
 * @param modSeqs FETCH tells the MODSEQ unasked. RFC 7162 §3.1
 * @param uids FETCH tells the UID unasked. RFC 7162 §3.2.4
 * @param vanished VANISHED stands in place of EXPUNGE. RFC 7162 §3.2.10
 * @param uidOnly UIDFETCH stands in place of FETCH, and no message has a number. RFC 9586 §3
 */
public record NewsForm(boolean modSeqs, boolean uids, boolean vanished, boolean uidOnly) {

    /** That of a session that has switched nothing on. */
    public static final NewsForm PLAIN = new NewsForm(false, false, false, false);

    /** With the MODSEQ of each message. */
    public NewsForm withModSeqs() {
        return new NewsForm(true, uids, vanished, uidOnly);
    }

    /** With the UID of each message. */
    public NewsForm withUids() {
        return new NewsForm(modSeqs, true, vanished, uidOnly);
    }

    /** With VANISHED in place of EXPUNGE. */
    public NewsForm withVanished() {
        return new NewsForm(modSeqs, uids, true, uidOnly);
    }

    /** Without message numbers. */
    public NewsForm withUidsOnly() {
        return new NewsForm(modSeqs, uids, true, true);
    }
}
