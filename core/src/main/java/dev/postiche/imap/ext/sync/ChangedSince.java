package dev.postiche.imap.ext.sync;

import dev.postiche.imap.command.FetchModifier;
import dev.postiche.imap.grammar.FetchItem;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.SelectedSession.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * CHANGEDSINCE leaves of a FETCH only what changed after a mod-sequence, and looks at little else.
 * RFC 7162 §3.1.4.1.
 */
record ChangedSince(long modSeq) implements FetchModifier {

    @Override
    public List<FetchItem> items() {
        return Condstore.Item.ADDED;
    }

    @Override
    public List<Span> narrow(SelectedSession session, List<Span> spans) {
        var changed = new ArrayList<Span>();
        var left = spans.iterator();
        var span = new Span[] {new Span(0, 0)};
        session.now()
                .rows()
                .forEachChangedSince(
                        modSeq,
                        row -> {
                            var number = session.view().sequenceNumberOf(row.uid());
                            int index = number.orElse(0) - 1;
                            while (span[0].to() <= index && left.hasNext()) {
                                span[0] = left.next();
                            }
                            if (index >= span[0].from() && index < span[0].to()) {
                                changed.add(new Span(index, index + 1));
                            }
                        });
        return changed;
    }
}
