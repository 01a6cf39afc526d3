package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.FetchModifier;
import dev.postiche.imap.command.ReturnOption;
import dev.postiche.imap.command.SearchOutcome;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.Modifiers;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.SelectedSession.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PARTIAL sends a large result piece by piece, counted from its beginning or from its end. RFC
 * 9394, RFC 5267 §4.4.
 *
 * @param first counted from 1
 * @param last may be the smaller one
 * @param fromEnd whether 1 is the last one
 */
public record Partial(long first, long last, boolean fromEnd)
        implements ReturnOption, FetchModifier {

    private static final String NAME = "PARTIAL";

    public static final Extension EXTENSION =
            Extension.of(NAME)
                    .wordsWith(
                            words -> words.modifier("SEARCH", NAME, Partial::parse),
                            Esearch.OR_REV2)
                    .words(words -> words.modifier("FETCH", NAME, Partial::parseOfFetch));

    /** partial-range, with the space before it. RFC 9394 §4 */
    static Partial parse(ImapParser in) {
        in.sp();
        boolean fromEnd = in.tryKeyword("-");
        long first = in.nzNumber();
        in.keyword(fromEnd ? ":-" : ":");
        return new Partial(first, in.nzNumber(), fromEnd);
    }

    private static Partial parseOfFetch(ImapParser in) {
        if (!in.isUidForm()) {
            throw in.bad("PARTIAL needs UID FETCH"); // RFC 9394 §3.3
        }
        return parse(in);
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public boolean lists() {
        return true;
    }

    @Override
    public Optional<List<SearchedMessage>> told(SearchOutcome outcome) {
        var piece = piece(outcome.messages().size());
        return Optional.of(outcome.messages().subList(piece.from(), piece.to()));
    }

    @Override
    public Optional<String> data(SearchOutcome outcome) {
        var set = outcome.set(told(outcome).orElse(List.of()));
        return Optional.of("PARTIAL (" + this + " " + (set.isEmpty() ? "NIL" : set) + ")");
    }

    /** What of so many lies in the range. */
    private Span piece(int count) {
        long low = Math.min(first, last);
        long high = Math.max(first, last);
        long from = fromEnd ? count - high : low - 1;
        long to = fromEnd ? count - low + 1 : high;
        int start = (int) Math.max(0, Math.min(from, count));
        return new Span(start, (int) Math.max(start, Math.min(to, count)));
    }

    @Override
    public void check(SelectedSession session, Modifiers all) {
        session.bound().require(Math.abs(last - first) + 1); // RFC 9738 §3
    }

    @Override
    public List<Span> narrow(SelectedSession session, List<Span> messages) {
        int count = messages.stream().mapToInt(span -> span.to() - span.from()).sum();
        var piece = piece(count);
        var left = new ArrayList<Span>();
        int before = 0;
        for (var span : messages) {
            int from = Math.max(span.from(), span.from() + piece.from() - before);
            int to = Math.min(span.to(), span.from() + piece.to() - before);
            if (from < to) {
                left.add(new Span(from, to));
            }
            before += span.to() - span.from();
        }
        return left;
    }

    @Override
    public String toString() {
        var sign = fromEnd ? "-" : "";
        return sign + first + ":" + sign + last;
    }
}
