package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchProgram;
import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.CommandSpec.ExpungeNotices;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import java.util.List;

/** SEARCH finds the messages that match criteria. RFC 3501 §6.4.4, §7.2.5. */
record SearchCommand(SearchProgram program, boolean uidForm) implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("SEARCH")
                    .states(State.SELECTED)
                    .uidForm()
                    .expungeNotices(ExpungeNotices.ONLY_IN_UID_FORM) // RFC 3501 §7.4.1
                    .parser(SearchCommand::parse);

    /** What is offered in place of a charset that is not known; others may be known as well. */
    private static final List<String> CHARSETS =
            List.of("US-ASCII", "UTF-8", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252");

    static SearchCommand parse(ImapParser in) {
        in.sp();
        return new SearchCommand(in.searchProgram(), in.isUidForm());
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        if (!program.charsetKnown()) {
            throw No.with(ResponseCode.badCharset(CHARSETS), "This charset is not supported");
        }
        var found =
                new Search(session, program.key())
                        .found()
                        .mapToLong(match -> uidForm ? match.row().uid() : match.number())
                        .toArray();
        replies.untagged(new MailboxReply.Search(found));
    }
}
