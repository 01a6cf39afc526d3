package dev.postiche.imap.ext.sync;

import dev.postiche.imap.command.ExtendedFetchItem;
import dev.postiche.imap.command.SelectParameter;
import dev.postiche.imap.grammar.FetchItem;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.reply.FetchLine;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.store.MessageRow;
import java.util.List;

/**
 * CONDSTORE shows the mod-sequence of each message, which grows with every change to its flags, so
 * that a client can ask for what changed and change only what did not. RFC 7162 §3.1.
 */
public final class Condstore {

    public static final String NAME = "CONDSTORE";

    public static final Extension EXTENSION = broughtBy(Extension.of(NAME)).enablable();

    private Condstore() {}

    /** The extension with all that CONDSTORE brings, which QRESYNC does as well. */
    static Extension broughtBy(Extension extension) {
        return extension
                .whenEnabled(NAME, Condstore::enabled)
                .words(Condstore::words)
                .statusItem("HIGHESTMODSEQ", mailbox -> Long.toString(mailbox.highestModSeq()))
                .words(word -> word.statusItem("HIGHESTMODSEQ", in -> in.enables(NAME)));
    }

    /** Those that make a command one that enables CONDSTORE. RFC 7162 §3.1 */
    private static void words(Vocabulary.Builder words) {
        words.modifier("SELECT", NAME, in -> new Parameter());
        words.modifier("EXAMINE", NAME, in -> new Parameter());
        words.fetchItem("MODSEQ", in -> enabling(in, Item.MODSEQ));
        words.modifier("FETCH", "CHANGEDSINCE", in -> enabling(in, changedSince(in)));
        words.modifier("STORE", "UNCHANGEDSINCE", in -> enabling(in, unchangedSince(in)));
        words.searchKey("MODSEQ", in -> enabling(in, ModSeqKey.parse(in)));
    }

    private static <T> T enabling(ImapParser in, T word) {
        in.enables(NAME);
        return word;
    }

    private static ChangedSince changedSince(ImapParser in) {
        in.sp();
        return new ChangedSince(in.modSequence());
    }

    private static UnchangedSince unchangedSince(ImapParser in) {
        in.sp();
        return new UnchangedSince(in.number64());
    }

    /** All FETCH responses tell the mod-sequence from now on. RFC 7162 §3.1 */
    private static void enabled(ImapSession session, Replies replies) {
        if (session.newsForm().modSeqs()) {
            return;
        }
        session.newsForm(session.newsForm().withModSeqs());
        session.selected()
                .ifPresent(
                        selected -> {
                            var view = selected.view();
                            view.reportModSeq();
                            replies.ok(
                                    ResponseCode.highestModSeq(view.highestModSeq()),
                                    "Highest mod-sequence");
                        });
    }

    /** CONDSTORE behind SELECT: the mod-sequence of this mailbox is told. RFC 7162 §3.1.8 */
    record Parameter() implements SelectParameter {
        @Override
        public void before(AuthenticatedSession session, Replies replies) {
            session.imap().enable(List.of(NAME), replies);
        }
    }

    /** MODSEQ of FETCH. RFC 7162 §3.1.4.2 */
    enum Item implements ExtendedFetchItem {
        MODSEQ;

        /** What CHANGEDSINCE adds to what was asked for. */
        static final List<FetchItem> ADDED = List.of(MODSEQ);

        @Override
        public boolean isModSeq() {
            return true;
        }

        @Override
        public void write(MessageRow row, FetchLine out) {
            out.modSeq(row.modSeq());
        }
    }
}
