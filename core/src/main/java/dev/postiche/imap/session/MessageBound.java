package dev.postiche.imap.session;

import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.SelectedSession.Span;
import dev.postiche.store.Rows;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.List;

/**
 * How many messages one command takes; of more it takes those with the highest UIDs, and says so.
 * RFC 9738 §3.
 *
 * @param most {@link Long#MAX_VALUE} where nobody said how many
 */
public record MessageBound(long most) {

    /** Some messages, and whether there were more. */
    public record Part(UidSet uids, boolean isWhole, MessageBound bound) {

        /** What is left to do, if something is. */
        public void tell(Replies replies) {
            if (!isWhole) {
                bound.tell(uids.first(0), replies);
            }
        }
    }

    /** Of some messages those that are taken. */
    public Part part(UidSet uids) {
        if (uids.size() <= most) {
            return new Part(uids, true, this);
        }
        var part = new UidSet.Builder();
        uids.stream().skip(uids.size() - most).forEach(part::add);
        return new Part(part.build(), false, this);
    }

    /**
     * Of messages that lie in these spans those that are taken, ascending; what is left to do is
     * told.
     */
    public List<Span> part(Rows rows, List<Span> spans, Replies replies) {
        var part = new ArrayList<Span>();
        long left = most;
        for (int i = spans.size() - 1; i >= 0 && left > 0; i--) {
            var span = spans.get(i);
            int from = (int) Math.max(span.from(), span.to() - left);
            part.add(0, new Span(from, span.to()));
            left -= span.to() - from;
        }
        if (count(part) < count(spans)) {
            tell(rows.get(part.get(0).from()).uid(), replies);
        }
        return part;
    }

    private static long count(List<Span> spans) {
        return spans.stream().mapToLong(span -> span.to() - span.from()).sum();
    }

    private void tell(long lowest, Replies replies) {
        replies.completedOrUntagged(
                new ResponseCode("MESSAGELIMIT " + most + " " + lowest),
                "Only so many messages at a time");
    }

    /**
     * Nothing, if all of these messages are taken.
     *
     * @throws No with the lowest UID from which on they would be
     */
    public void require(UidSet uids) {
        if (uids.size() > most) {
            throw refused(" " + part(uids).uids().first(0));
        }
    }

    /**
     * Nothing, if so many messages are taken.
     *
     * @throws No if they are not
     */
    public void require(long messages) {
        if (messages > most) {
            throw refused("");
        }
    }

    private No refused(String lowest) {
        return No.with(
                new ResponseCode("MESSAGELIMIT " + most + lowest),
                "Only so many messages at a time");
    }
}
