package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchProgram;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.CommandSpec.ExpungeNotices;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import java.util.List;
import java.util.Optional;

/** SEARCH finds the messages that match criteria. RFC 3501 §6.4.4, §7.2.5, RFC 4466 §2.6. */
record SearchCommand(Optional<List<ReturnOption>> options, SearchProgram program)
        implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("SEARCH")
                    .states(State.SELECTED)
                    .uidForm()
                    .expungeNotices(ExpungeNotices.ONLY_IN_UID_FORM) // RFC 3501 §7.4.1
                    .parser(SearchCommand::parse);

    static SearchCommand parse(ImapParser in) {
        in.sp();
        return new SearchCommand(Searching.options(in, "SEARCH"), in.searchProgram());
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        if (program.charset().isPresent() && session.imap().isEnabled("UTF8=ACCEPT")) {
            // RFC 6855 §3
            throw BadCommand.because("After ENABLE UTF8=ACCEPT a SEARCH takes no CHARSET");
        }
        var searching = new Searching(session, "SEARCH", options, program);
        var bound = session.bound();
        var rows = session.view().announced();
        var found = searching.found(spans -> bound.part(rows, spans, replies));
        searching.answer(found, Optional.empty(), replies);
    }
}
