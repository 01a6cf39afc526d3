package dev.postiche.imap.ext.list;

import dev.postiche.imap.command.ListReturnOption;
import dev.postiche.imap.command.StatusItems;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import dev.postiche.store.Mailbox;
import java.util.List;

/** LIST-STATUS counts each mailbox that LIST shows. RFC 5819. */
public record ListStatus(List<String> items) implements ListReturnOption {

    private static final String NAME = "STATUS";

    public static final Extension EXTENSION = Extension.of("LIST-STATUS").words(ListStatus::words);

    static void words(Vocabulary.Builder words) {
        words.modifier(ListReturnOption.WORDS, NAME, ListStatus::parse);
    }

    private static ListStatus parse(ImapParser in) {
        in.sp();
        return new ListStatus(in.statusAtts());
    }

    @Override
    public void tell(AuthenticatedSession session, Mailbox mailbox, Replies replies) {
        if (session.maySelect(mailbox)) { // RFC 5819 §2
            replies.untagged(StatusItems.reply(session, mailbox, items));
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
