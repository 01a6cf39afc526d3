package dev.postiche.imap.ext.thread;

import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.command.Searching;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchProgram;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.CommandSpec.ExpungeNotices;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * THREAD is a SEARCH whose result comes as conversations. RFC 5256 §3, §4.
 *
 * <p>There is the command as long as there is an algorithm for it; each of them is an extension.
 */
record ThreadCommand(Algorithm algorithm, SearchProgram program) implements SelectedCommand {

    private static final String ALGORITHM = "THREAD-ALGORITHM";

    private static final CommandSpec SPEC =
            CommandSpec.of("THREAD")
                    .states(State.SELECTED)
                    .uidForm()
                    .expungeNotices(ExpungeNotices.ONLY_IN_UID_FORM) // RFC 5256 §3
                    .parser(ThreadCommand::parse);

    /** One way to find out which messages belong together. */
    @FunctionalInterface
    interface Algorithm {

        /** The threads of these messages, which come in the order of the mailbox. */
        List<ThreadMember> threads(List<SearchedMessage> messages);
    }

    /** The capability of an algorithm. */
    static Extension extension(String name, Algorithm algorithm) {
        return Extension.of("THREAD=" + name)
                .commands(SPEC)
                .words(words -> words.modifier(ALGORITHM, name, in -> algorithm));
    }

    private static ThreadCommand parse(ImapParser in) {
        in.sp();
        var algorithm = (Algorithm) in.word(ALGORITHM, "THREAD algorithm");
        in.sp();
        return new ThreadCommand(algorithm, in.searchCriteria());
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        if (session.view().count() > session.bound().most()) {
            // Who knows a part of the messages does not know the threads. RFC 9738 §3
            throw No.with(ResponseCode.LIMIT, "There are too many messages");
        }
        var found = new Searching(session, "THREAD", Optional.empty(), program).found();
        ToLongFunction<SearchedMessage> number =
                replies.withUids() ? SearchedMessage::uid : SearchedMessage::number;
        var threads = ThreadMember.print(algorithm.threads(found), number);
        replies.untagged(out -> out.ascii("THREAD").ascii(threads.isEmpty() ? "" : " " + threads));
    }
}
