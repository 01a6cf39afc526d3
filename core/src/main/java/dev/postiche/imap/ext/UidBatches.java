package dev.postiche.imap.ext;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.EsearchReply;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.store.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * UIDBATCHES divides a mailbox into ranges of UIDs that hold so many messages each, from the newest
 * one down. RFC 10022.
 *
 * @param size messages in a batch
 * @param first the first batch that is wanted, counted from 1
 * @param last the last one; {@link Long#MAX_VALUE} for all
 */
record UidBatches(long size, long first, long last) implements SelectedCommand {

    /** Smaller batches are refused; 500 messages must be possible. */
    private static final long SMALLEST = 10;

    /** So many messages must be possible in one answer. */
    private static final long MOST_MESSAGES = 100_000;

    /** More ranges are too much for an answer. */
    private static final long MOST_BATCHES = MOST_MESSAGES / SMALLEST;

    static final CommandSpec SPEC =
            CommandSpec.of("UIDBATCHES").states(State.SELECTED).parser(UidBatches::parse);

    static final Extension EXTENSION = Extension.of("UIDBATCHES").commands(SPEC);

    private static UidBatches parse(ImapParser in) {
        in.sp();
        long size = in.nzNumber();
        if (!in.trySp()) {
            return new UidBatches(size, 1, Long.MAX_VALUE);
        }
        long first = in.nzNumber();
        in.keyword(":");
        return new UidBatches(size, first, in.nzNumber());
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        if (last < first) {
            throw BadCommand.with(ResponseCode.CLIENTBUG, "The range of batches is reversed");
        } else if (size < SMALLEST) {
            throw No.with(
                    new ResponseCode("TOOFEW"), "A batch has at least " + SMALLEST + " messages");
        }
        var rows = session.view().announced();
        long batches = (rows.size() + size - 1) / size;
        boolean tooMany =
                last == Long.MAX_VALUE
                        ? batches > MOST_BATCHES
                        : last - first >= MOST_MESSAGES / size && size < MOST_MESSAGES;
        if (tooMany) {
            throw No.with(new ResponseCode("TOOMANY"), "Ask for fewer batches");
        }
        var ranges = String.join(",", ranges(rows, Math.min(last, batches), batches));
        var tag = EsearchReply.tagged(session.imap().exchange().tag().orElse(""));
        replies.untagged(
                out ->
                        out.ascii("UIDBATCHES (" + tag + ")")
                                .ascii(ranges.isEmpty() ? "" : " " + ranges));
    }

    /** High to low and without gaps, so that no message is lost; the lowest one ends with 1. */
    private List<String> ranges(Rows rows, long until, long batches) {
        var ranges = new ArrayList<String>();
        for (long batch = first; batch <= until; batch++) {
            long high = batch == 1 ? rows.get(rows.size() - 1).uid() : lowest(rows, batch - 1) - 1;
            long low = batch == batches ? 1 : lowest(rows, batch);
            ranges.add(high + ":" + low);
        }
        return ranges;
    }

    /** The UID of the oldest message in a batch that is full. */
    private long lowest(Rows rows, long batch) {
        return rows.get((int) (rows.size() - batch * size)).uid();
    }
}
