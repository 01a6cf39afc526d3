package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.ReturnOption;
import dev.postiche.imap.command.SearchOutcome;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.store.UidSet;
import java.util.Optional;

/**
 * SEARCHRES keeps what a search found as {@code $}, to be used wherever messages are named.
 *
 * <p>It is kept as UIDs, so that an expunge renumbers nothing, and with the selected mailbox, so
 * that it goes with it. RFC 5182.
 */
public enum SearchRes implements ReturnOption {
    SAVE;

    public static final Extension EXTENSION =
            Extension.of("SEARCHRES")
                    .words(Vocabulary.Builder::savesResults)
                    .wordsWith(
                            words -> words.modifier("SEARCH", SAVE.name(), in -> SAVE),
                            Esearch.OR_REV2);

    @Override
    public Optional<String> data(SearchOutcome outcome) {
        return Optional.empty();
    }

    @Override
    public boolean wantsResponse() {
        return false;
    }

    @Override
    public boolean goesWith(boolean selected, boolean alone) {
        return selected && alone; // RFC 7377 §2.2
    }

    @Override
    public void end(SelectedSession session, SearchOutcome outcome, Replies replies) {
        session.save(UidSet.of(outcome.told().stream().mapToLong(SearchedMessage::uid).toArray()));
    }

    @Override
    public void refused(SelectedSession session) {
        session.save(UidSet.EMPTY); // RFC 5182 §2.1
    }
}
