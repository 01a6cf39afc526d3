package dev.postiche.imap.ext;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AnyStateCommand;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.State;

/** COMPRESS has both directions compressed from the next octet on. RFC 4978. */
record Compress() implements AnyStateCommand {

    private static final ResponseCode COMPRESSIONACTIVE = new ResponseCode("COMPRESSIONACTIVE");

    static final CommandSpec SPEC =
            CommandSpec.of("COMPRESS")
                    .states(State.NOT_AUTHENTICATED, State.AUTHENTICATED, State.SELECTED)
                    .parser(Compress::parse);

    static final Extension EXTENSION =
            Extension.of("COMPRESS=DEFLATE")
                    .commands(SPEC)
                    .announcedWhen(session -> !session.session().isCompressed());

    static Compress parse(ImapParser in) {
        in.sp();
        var mechanism = in.atom();
        if (!mechanism.equalsIgnoreCase("DEFLATE")) {
            throw in.bad("DEFLATE is the only compression mechanism, not " + mechanism);
        }
        return new Compress();
    }

    @Override
    public void execute(ImapSession session, Replies replies) {
        if (session.session().isCompressed()) {
            throw No.with(COMPRESSIONACTIVE, "DEFLATE is active already");
        }
        session.exchange().startCompression();
        replies.completed("DEFLATE active");
    }
}
