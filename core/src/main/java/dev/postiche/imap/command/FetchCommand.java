package dev.postiche.imap.command;

import dev.postiche.imap.grammar.FetchItem;
import dev.postiche.imap.grammar.FetchItem.Attribute;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.grammar.Modifiers;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.CommandSpec.ExpungeNotices;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.spec.Flag;
import dev.postiche.spec.Right;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.MessageRow;
import dev.postiche.store.Rows;
import dev.postiche.store.UidSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * FETCH sends what is asked for of messages in the selected mailbox. RFC 3501 §6.4.5, §7.4.2, RFC
 * 4466 §2.4.
 */
record FetchCommand(MessageSet messages, List<FetchItem> items, Modifiers modifiers)
        implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("FETCH")
                    .states(State.SELECTED)
                    .uidForm()
                    .expungeNotices(ExpungeNotices.ONLY_IN_UID_FORM) // RFC 3501 §7.4.1
                    .parser(FetchCommand::parse);

    private static final Flags SEEN = Flags.of(Flag.SEEN);

    static FetchCommand parse(ImapParser in) {
        in.sp();
        var messages = in.messageSet();
        in.sp();
        return new FetchCommand(messages, in.fetchAtts(), in.trailingModifiers("FETCH"));
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        var extended = modifiers.all(FetchModifier.class);
        extended.forEach(modifier -> modifier.check(session, modifiers));
        var spans = session.resolve(messages);
        for (var modifier : extended) {
            modifier.before(session, messages, modifiers, replies);
            spans = modifier.narrow(session, spans);
        }
        spans = session.bound().part(session.view().announced(), spans, replies);
        var wanted = wanted(replies.addsUid());
        check(session, spans, wanted);
        var seen = markSeen(session, spans);
        boolean tellsModSeq = wanted.stream().anyMatch(ExtendedFetchItem::tellsModSeq);
        var form = session.imap().newsForm();
        var view = session.view();
        var now = session.now().rows();
        for (var span : spans) {
            int number = span.from();
            for (var believed : view.announced().range(span.from(), span.to())) {
                number++;
                // A message that is gone is there until the client was told so. RFC 2180 §4.1.1
                var row = present(believed, now).orElse(believed);
                // That \Seen was set is part of the reply. RFC 3501 §6.4.5, RFC 7162 §3.2.4
                boolean isNews = seen.contains(row.uid());
                boolean flagsToo = isNews && !wanted.contains(Attribute.FLAGS);
                boolean modSeqToo = isNews && form.modSeqs() && !tellsModSeq;
                boolean uidToo = isNews && form.uids() && !wanted.contains(Attribute.UID);
                var out = replies.fetch(number, row.uid(), uidToo);
                if (flagsToo || wanted.contains(Attribute.FLAGS)) {
                    told(session, believed, row, modSeqToo || tellsModSeq);
                }
                var items = new MessageItems(session, row, out);
                wanted.forEach(items::write);
                if (flagsToo) {
                    items.write(Attribute.FLAGS);
                }
                if (modSeqToo) {
                    out.modSeq(row.modSeq());
                }
                out.end();
            }
        }
    }

    private static void check(
            SelectedSession session, List<SelectedSession.Span> spans, Set<FetchItem> wanted) {
        for (var item : wanted) {
            if (item instanceof ExtendedFetchItem extended) {
                for (var span : spans) {
                    session.view()
                            .announced()
                            .range(span.from(), span.to())
                            .forEach(row -> extended.check(session, row));
                }
            }
        }
    }

    private Set<FetchItem> wanted(boolean uidIsThere) {
        var wanted = new LinkedHashSet<>(items);
        modifiers.all(FetchModifier.class).forEach(modifier -> wanted.addAll(modifier.items()));
        if (uidIsThere) {
            wanted.remove(Attribute.UID);
        }
        return wanted;
    }

    /** Sets \Seen where that is due, in one step; says which messages did not have it. */
    private UidSet markSeen(SelectedSession session, List<SelectedSession.Span> spans) {
        boolean isDue =
                items.stream().anyMatch(FetchItem::setsSeen)
                        && !session.view().isReadOnly()
                        && session.rights(session.now()).has(Right.SEEN); // RFC 4314 §4
        if (!isDue) {
            return UidSet.EMPTY;
        }
        var now = session.now().rows();
        var unseen = new UidSet.Builder();
        for (var span : spans) {
            for (var believed : session.view().announced().range(span.from(), span.to())) {
                present(believed, now)
                        .filter(row -> !row.flags().contains(Flag.SEEN))
                        .ifPresent(row -> unseen.add(row.uid()));
            }
        }
        var uids = unseen.build();
        if (uids.isEmpty()) {
            return uids;
        }
        var seen =
                session.store()
                        .commit(
                                tx ->
                                        tx.changeFlags(
                                                session.mailbox(),
                                                uids,
                                                FlagChange.add(SEEN),
                                                OptionalLong.empty()))
                        .changed();
        if (!seen.isEmpty()) {
            session.changed("set \\Seen on UID " + seen);
        }
        return seen;
    }

    /** After a restore its UID may be another message's, just before BYE. RFC 9051 §2.3.1.1 */
    private static Optional<MessageRow> present(MessageRow believed, Rows now) {
        return now.withUid(believed.uid()).filter(believed::isSameMessage);
    }

    @SuppressWarnings("ReferenceEquality") // only to spare the work: an equal row does no harm
    private static void told(
            SelectedSession session, MessageRow believed, MessageRow row, boolean modSeqToo) {
        if (row != believed) {
            // A mod-sequence that was not among it stays due. RFC 7162 §3.1
            session.view().told(modSeqToo ? row : believed.withFlags(row.flags()));
        }
    }
}
