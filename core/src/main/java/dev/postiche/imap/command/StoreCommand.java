package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.grammar.Modifiers;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.CommandSpec.ExpungeNotices;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.store.FlagChange;
import dev.postiche.store.UidSet;
import java.util.Optional;

/** STORE alters the flags of messages in the selected mailbox. RFC 3501 §6.4.6, RFC 4466 §2.5. */
record StoreCommand(MessageSet messages, Modifiers modifiers, FlagChange change, boolean silent)
        implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("STORE")
                    .states(State.SELECTED)
                    .uidForm()
                    .expungeNotices(ExpungeNotices.ONLY_IN_UID_FORM) // RFC 3501 §7.4.1
                    .parser(StoreCommand::parse);

    static SelectedCommand parse(ImapParser in) {
        in.sp();
        var messages = in.messageSet();
        in.sp();
        var modifiers = in.leadingModifiers("STORE");
        var operation =
                in.tryKeyword("+")
                        ? FlagChange.Operation.ADD
                        : in.tryKeyword("-")
                                ? FlagChange.Operation.REMOVE
                                : FlagChange.Operation.REPLACE;
        if (!in.tryKeyword("FLAGS")) {
            var item = (ExtendedStoreItem) in.word(ExtendedStoreItem.WORDS, "STORE item");
            return item.of(messages, modifiers, operation);
        }
        boolean silent = in.tryKeyword(".SILENT");
        in.sp();
        var flags = FlagNames.flags(in.flagListOrFlags());
        return new StoreCommand(messages, modifiers, new FlagChange(operation, flags), silent);
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        session.requireReadWrite();
        var part = session.bound().part(session.uidsOf(messages));
        var uids = part.uids();
        var condition =
                modifiers.get(StoreCondition.class).map(given -> given.of(session.view(), change));
        var outcome =
                session.store()
                        .commit(
                                tx ->
                                        tx.changeFlags(
                                                session.mailbox(),
                                                uids,
                                                change,
                                                condition.orElse(row -> true)));
        if (!outcome.changed().isEmpty()) {
            session.changed("changed the flags of UID " + outcome.changed());
        }
        session.imap().askFlags(outcome.refused()); // why they were. RFC 7162 §3.1.3
        if (condition.isPresent()) {
            session.view().askModSeq(outcome.applied());
        }
        if (silent && session.mayChangeAllFlags()) {
            // The same operation, not the current row, which another session may have changed too.
            session.view().apply(change, outcome.applied());
        } else { // also where only a part of it may have been done. RFC 4314 §4
            session.imap().askFlags(outcome.applied());
        }
        if (!silent && !outcome.missing().isEmpty() && !messages.uids()) {
            // The others have their flags and are told. RFC 2180 §4.2.2, §4.2.3
            throw No.with(
                    modified(session, outcome.refused()).orElse(ResponseCode.EXPUNGEISSUED),
                    "Some of the messages no longer exist");
        }
        modified(session, outcome.refused())
                .ifPresent(code -> replies.completed(code, "Some were changed by others"));
        part.tell(replies);
    }

    /** RFC 7162 §3.1.3: numbers for STORE, UIDs for UID STORE. */
    private Optional<ResponseCode> modified(SelectedSession session, UidSet refused) {
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        var numbers = new UidSet.Builder();
        refused.forEach(uid -> session.view().sequenceNumberOf(uid).ifPresent(numbers::add));
        return Optional.of(ResponseCode.modified(messages.uids() ? refused : numbers.build()));
    }
}
