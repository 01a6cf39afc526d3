package dev.postiche.imap.ext.sync;

import dev.postiche.imap.command.ExtendedSearchKey;
import dev.postiche.imap.command.ReturnOption;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchKey;
import java.util.List;
import java.util.Optional;

/** MODSEQ of SEARCH: messages changed at this mod-sequence or later. RFC 7162 §3.1.5. */
record ModSeqKey(long modSeq) implements ExtendedSearchKey {

    /** What the names of all metadata items begin with that there are. RFC 7162 §7 */
    private static final String FLAGS = "/flags/";

    static SearchKey parse(ImapParser in) {
        in.sp();
        if (in.atQuote()) {
            // One mod-sequence stands for all flags of a message. RFC 7162 §3.1.5
            var entry = in.astring();
            if (!entry.regionMatches(true, 0, FLAGS, 0, FLAGS.length())) {
                throw in.bad("an entry of MODSEQ begins with " + FLAGS);
            }
            in.sp();
            in.oneOf(List.of("PRIV", "SHARED", "ALL"));
            in.sp();
        }
        return new ModSeqKey(in.number64());
    }

    @Override
    public boolean matches(SearchedMessage message) {
        return message.row().modSeq() >= modSeq;
    }

    @Override
    public Optional<ReturnOption> implied() {
        return Optional.of(FoundModSeq.MODSEQ);
    }

    @Override
    public String toString() {
        return "MODSEQ " + modSeq;
    }
}
