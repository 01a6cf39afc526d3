package dev.postiche.imap.ext.sync;

import dev.postiche.imap.command.ReturnOption;
import dev.postiche.imap.command.SearchOutcome;
import java.util.Optional;

/**
 * The highest mod-sequence of the messages that a search by MODSEQ tells of, so that the client can
 * go on from there. RFC 7162 §3.1.5, RFC 4731 §3.2.
 */
enum FoundModSeq implements ReturnOption {
    MODSEQ;

    @Override
    public int place() {
        return 80;
    }

    @Override
    public boolean wantsResponse() {
        return false;
    }

    @Override
    public Optional<String> data(SearchOutcome outcome) {
        var highest = outcome.told().stream().mapToLong(message -> message.row().modSeq()).max();
        return highest.isPresent()
                ? Optional.of(this + " " + highest.getAsLong())
                : Optional.empty();
    }
}
