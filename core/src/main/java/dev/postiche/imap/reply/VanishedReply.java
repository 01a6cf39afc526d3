package dev.postiche.imap.reply;

import dev.postiche.store.UidSet;

/**
 * VANISHED: messages that are gone, by their UIDs. RFC 7162 §3.2.10.
 *
 * @param earlier whether the client learned of none of them in this session, so that no sequence
 *     number changes
 */
public record VanishedReply(boolean earlier, UidSet uids) implements Reply {

    @Override
    public void writeTo(WireText out) {
        out.ascii(earlier ? "VANISHED (EARLIER) " : "VANISHED ").ascii(uids.toString());
    }
}
