package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.ExtendedSearchKey;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.session.Extension;
import java.time.Duration;

/**
 * WITHIN brings OLDER and YOUNGER: the age of a message by its internal date and the server's time.
 * RFC 5032.
 *
 * @param younger received within the interval, and not before it
 */
public record Within(boolean younger, Duration interval) implements ExtendedSearchKey {

    public static final Extension EXTENSION =
            Extension.of("WITHIN")
                    .words(
                            vocabulary ->
                                    vocabulary
                                            .searchKey("OLDER", in -> parse(in, false))
                                            .searchKey("YOUNGER", in -> parse(in, true)));

    private static Within parse(ImapParser in, boolean younger) {
        in.sp();
        return new Within(younger, Duration.ofSeconds(in.nzNumber()));
    }

    @Override
    public boolean matches(SearchedMessage message) {
        // To the second; a message of exactly this age is both. RFC 5032 §2
        long limit = message.scope().now().minus(interval).getEpochSecond();
        long received = message.row().internalDate().toEpochSecond();
        return younger ? received >= limit : received <= limit;
    }

    @Override
    public String toString() {
        return (younger ? "YOUNGER " : "OLDER ") + interval.toSeconds();
    }
}
