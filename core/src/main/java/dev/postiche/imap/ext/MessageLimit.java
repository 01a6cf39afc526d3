package dev.postiche.imap.ext;

import dev.postiche.engine.Limit;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.grammar.SequenceSet;
import dev.postiche.imap.session.Extension;
import java.util.List;

/**
 * MESSAGELIMIT tells that a command takes only so many messages at a time, SAVELIMIT the same of
 * those that store messages. RFC 9738.
 */
final class MessageLimit {

    private static final long MOST_UID = 0xFFFF_FFFFL;

    static final List<Extension> EXTENSIONS =
            List.of(
                    bounding("MESSAGELIMIT", Limit.MESSAGES, false)
                            .words(
                                    words ->
                                            words.searchKey("UIDAFTER", MessageLimit::after)
                                                    .searchKey("UIDBEFORE", MessageLimit::before)),
                    bounding("SAVELIMIT", Limit.SAVED_MESSAGES, true));

    private MessageLimit() {}

    private static Extension bounding(String name, Limit limit, boolean onlySaving) {
        return Extension.of(name)
                .announcedAs(session -> name + "=" + session.session().limits().of(limit))
                .messageBound(limit, onlySaving)
                .onlyByName();
    }

    private static SearchKey after(ImapParser in) {
        in.sp();
        return between(in.nzNumber() + 1, MOST_UID);
    }

    private static SearchKey before(ImapParser in) {
        in.sp();
        return between(1, in.nzNumber() - 1);
    }

    private static SearchKey between(long first, long last) {
        return first > last
                ? new SearchKey.Not(new SearchKey.All())
                : new SearchKey.Uids(new SequenceSet(List.of(new SequenceSet.Range(first, last))));
    }
}
