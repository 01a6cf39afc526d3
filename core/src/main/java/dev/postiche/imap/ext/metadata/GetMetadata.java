package dev.postiche.imap.ext.metadata;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.State;
import dev.postiche.spec.Octets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * GETMETADATA reads annotations. RFC 5464 §4.2.
 *
 * @param maxSize longer values are not told
 * @param depth how far below the entries others are told too
 */
record GetMetadata(MailboxName mailbox, List<MetadataEntry> entries, long maxSize, int depth)
        implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("GETMETADATA")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(GetMetadata::parse);

    private static GetMetadata parse(ImapParser in) {
        in.sp();
        var options = options(in);
        var mailbox = in.mailbox();
        in.sp();
        // The grammar has the options before the mailbox, the examples behind it. RFC 5464 §4.2.1
        options.putAll(options(in));
        var entries = new ArrayList<MetadataEntry>();
        if (in.atParenthesis()) {
            entries.addAll(in.listOfSome(MetadataEntry::parse));
        } else {
            do { // the examples of RFC 5464 §4.4.1 do without parentheses
                entries.add(MetadataEntry.parse(in));
            } while (in.trySp());
        }
        return new GetMetadata(
                mailbox,
                entries,
                options.getOrDefault("MAXSIZE", Long.MAX_VALUE),
                options.getOrDefault("DEPTH", 0L).intValue());
    }

    private static Map<String, Long> options(ImapParser in) {
        var options = new LinkedHashMap<String, Long>();
        if (in.atListOfWords()) {
            in.listOfSome(
                    each -> {
                        var name = each.oneOf(List.of("MAXSIZE", "DEPTH"));
                        each.sp();
                        return options.put(
                                name, name.equals("DEPTH") ? depth(each) : (Long) each.number());
                    });
            in.sp();
        }
        return options;
    }

    private static long depth(ImapParser in) {
        var depth = in.oneOf(List.of("0", "1", "INFINITY"));
        return depth.equals("INFINITY") ? Integer.MAX_VALUE : Long.parseLong(depth);
    }

    @Override
    public List<MailboxName> mailboxes() {
        return mailbox.wire().isEmpty() ? List.of() : List.of(mailbox);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var annotated = Annotated.named(mailbox, session);
        var found = found(annotated, session);
        long longest = 0;
        for (var value : List.copyOf(found.entrySet())) {
            long size = value.getValue().map(Octets::size).orElse(0L);
            if (size > maxSize) {
                longest = Math.max(longest, size);
                found.remove(value.getKey());
            }
        }
        if (!found.isEmpty()) {
            replies.untagged(new MetadataReply(annotated.wireName(session), found));
        }
        if (longest > 0) {
            replies.completed(new ResponseCode("METADATA LONGENTRIES " + longest));
        }
    }

    /** For each entry what there is, and NIL if that is nothing: a response is due. */
    private Map<String, Optional<Octets>> found(Annotated annotated, AuthenticatedSession session) {
        var values = annotated.values(session);
        var found = new LinkedHashMap<String, Optional<Octets>>();
        for (var entry : entries) {
            boolean isNothing = true;
            for (var value : values.entrySet()) {
                if (entry.covers(value.getKey(), depth)) {
                    found.put(value.getKey(), Optional.of(value.getValue()));
                    isNothing = false;
                }
            }
            if (isNothing) {
                found.put(entry.name(), Optional.empty());
            }
        }
        return found;
    }
}
