package dev.postiche.imap.ext.url;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.ImapUrl;
import dev.postiche.imap.reply.ContentLine;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.State;
import java.util.ArrayList;
import java.util.List;

/** URLFETCH gives what URLs lead to, and NIL where one authorizes nobody. RFC 4467 §6, §7, §8. */
record UrlFetch(List<Wanted> wanted) implements AuthenticatedCommand {

    /** The kind of words that stand for {@link UrlItem}s. RFC 5524 §5 */
    static final String ITEMS = "URLFETCH item";

    static final CommandSpec SPEC =
            CommandSpec.of("URLFETCH")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(UrlFetch::parse);

    /**
     * A URL and what is asked of it.
     *
     * @param items none for its octets as they are
     */
    record Wanted(String url, List<UrlItem> items) {}

    static UrlFetch parse(ImapParser in) {
        var wanted = new ArrayList<Wanted>();
        do {
            in.sp();
            wanted.add(in.atParenthesis() && in.hasWords(ITEMS) ? extended(in) : simple(in));
        } while (in.atSp());
        return new UrlFetch(wanted);
    }

    private static Wanted simple(ImapParser in) {
        return new Wanted(in.astring(), List.of());
    }

    /** url-fetch-arg in parentheses. RFC 5524 §5 */
    private static Wanted extended(ImapParser in) {
        in.character('(');
        var url = in.astring();
        var items = new ArrayList<UrlItem>();
        while (in.trySp()) {
            var item = (UrlItem) in.word(ITEMS, ITEMS);
            if (items.stream().anyMatch(item::excludes)) {
                throw in.bad(item + " does not go with what stands before it");
            }
            items.add(item);
        }
        in.character(')');
        return new Wanted(url, items);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var line = replies.line("URLFETCH");
        for (var each : wanted) {
            line.sp(out -> out.utf8String(each.url()));
            tell(each, session, line);
        }
        line.end();
    }

    private static void tell(Wanted each, AuthenticatedSession session, ContentLine line) {
        var found = ImapUrl.parse(each.url()).flatMap(url -> AccessKeys.authorized(url, session));
        if (found.isEmpty()) {
            line.ascii(" NIL");
        } else if (each.items().isEmpty()) {
            line.ascii(" ").literal(found.get().octets());
        } else {
            for (var item : each.items()) {
                line.ascii(" (").ascii(item.toString()).ascii(" ");
                item.write(found.get(), each.items(), line);
                line.ascii(")");
            }
        }
    }
}
