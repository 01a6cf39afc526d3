package dev.postiche.imap.ext.list;

import dev.postiche.imap.command.ListPattern;
import dev.postiche.imap.command.ListedNames;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ListedMailbox;
import dev.postiche.imap.session.State;
import dev.postiche.spec.SpecialUse;
import java.util.ArrayList;
import java.util.List;

/**
 * XLIST is what Google had before SPECIAL-USE: LIST with attributes of its own, for clients that
 * still ask so.
 */
public record XList(MailboxName reference, String pattern) implements AuthenticatedCommand {

    private static final String NAME = "XLIST";

    static final CommandSpec SPEC =
            CommandSpec.of(NAME).states(State.AUTHENTICATED, State.SELECTED).parser(XList::parse);

    public static final Extension EXTENSION = Extension.of(NAME).commands(SPEC);

    private static XList parse(ImapParser in) {
        in.sp();
        var reference = in.mailbox();
        in.sp();
        return new XList(reference, in.listMailbox());
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        char separator = session.naming().separator();
        if (pattern.isEmpty()) {
            replies.untagged(new MailboxReply.Listed(NAME, List.of("\\Noselect"), separator, ""));
            return;
        }
        var wanted = new ListPattern(reference.wire(), pattern, separator);
        for (var listed : ListedNames.of(session, false).all()) {
            boolean shown = listed.mailbox().isPresent() || wanted.showsLevel(listed.name());
            if (shown && wanted.matches(listed.name())) {
                replies.untagged(
                        new MailboxReply.Listed(
                                NAME, attributes(listed), separator, listed.name()));
            }
        }
    }

    private static List<String> attributes(ListedMailbox listed) {
        var attributes = new ArrayList<String>();
        if (!listed.isSelectable()) {
            attributes.add("\\Noselect");
        }
        attributes.addAll(Children.attributes(listed));
        if (listed.name().equalsIgnoreCase("INBOX")) {
            attributes.add("\\Inbox");
        }
        SpecialUses.of(listed).forEach(use -> attributes.add(attribute(use)));
        return attributes;
    }

    /** The attribute that was later called another name. */
    private static String attribute(SpecialUse use) {
        return switch (use) {
            case ALL -> "\\AllMail";
            case FLAGGED -> "\\Starred";
            case JUNK -> "\\Spam";
            default -> use.attribute();
        };
    }
}
