package dev.postiche.imap.ext;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AnyStateCommand;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.State;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * ID lets both sides say which programs they are; nothing follows from it but that it is recorded.
 * RFC 2971.
 *
 * @param client what it says of itself: {@code name Reader, version 1.0}; empty for NIL
 */
record Id(String client) implements AnyStateCommand {

    /** RFC 2971 §3.3: fields, octets of a name, octets of a value. */
    private static final int MOST_FIELDS = 30;

    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_VALUE = 1024;

    static final CommandSpec SPEC =
            CommandSpec.of("ID")
                    .states(State.NOT_AUTHENTICATED, State.AUTHENTICATED, State.SELECTED)
                    .parser(Id::parse);

    static final Extension EXTENSION = Extension.of("ID").commands(SPEC);

    static Id parse(ImapParser in) {
        in.sp();
        if (in.tryKeyword("NIL")) {
            return new Id("");
        }
        Set<String> names = new HashSet<>();
        var fields = in.list(each -> field(each, names));
        if (fields.size() > MOST_FIELDS) {
            throw in.bad("ID may have " + MOST_FIELDS + " fields");
        }
        return new Id(String.join(", ", fields));
    }

    private static String field(ImapParser in, Set<String> names) {
        var name = in.nstring().orElseThrow(() -> in.bad("a field has no name"));
        in.sp();
        var value = in.nstring().orElse("");
        if (name.length() > LONGEST_NAME || value.length() > LONGEST_VALUE) {
            throw in.bad("a field of ID is too long");
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw in.bad("a field of ID is there twice");
        }
        // One line in a recording, whatever a literal may hold.
        return (name.toLowerCase(Locale.ROOT) + " " + value).replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public void execute(ImapSession session, Replies replies) {
        if (!client.isEmpty()) {
            session.session().clientId(client);
        }
        var name = session.service().texts().find("ID", "", Optional.empty()).orElse("Postiche");
        replies.untagged(out -> out.ascii("ID (\"name\" ").string(name).ascii(")"));
    }
}
