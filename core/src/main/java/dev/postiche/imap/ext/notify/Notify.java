package dev.postiche.imap.ext.notify;

import dev.postiche.imap.ext.notify.EventGroup.Event;
import dev.postiche.imap.ext.search.SearchUpdate;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * NOTIFY lets a client choose what it hears of, in any mailbox and at any time. RFC 5465.
 *
 * @param withStatus whether the mailboxes are to be counted at once
 * @param groups what is told from now on; none for NOTIFY NONE
 */
public record Notify(boolean withStatus, List<EventGroup> groups) implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("NOTIFY")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(Notify::parse);

    public static final Extension EXTENSION =
            Extension.of("NOTIFY")
                    .commands(SPEC)
                    .words(words -> words.modifier(SearchUpdate.ITEMS, "FETCH", in -> "FETCH"));

    static Notify parse(ImapParser in) {
        in.sp();
        if (in.oneOf(List.of("SET", "NONE")).equals("NONE")) {
            return new Notify(false, List.of());
        }
        boolean withStatus = in.tryKeyword(" STATUS");
        var groups = new ArrayList<EventGroup>();
        do {
            in.sp();
            groups.add(EventGroup.parse(in));
        } while (in.atSp());
        if (groups.stream().filter(group -> group.filter().isSelected()).count() > 1) {
            throw in.bad("there is but one selected mailbox"); // RFC 5465 §6.1
        }
        return new Notify(withStatus, groups);
    }

    @Override
    public List<MailboxName> mailboxes() {
        return groups.stream().flatMap(group -> group.names().stream()).toList();
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        if (!groups.stream().allMatch(group -> group.isKnownTo(session))) {
            throw No.with(
                    ResponseCode.badEvent(Event.words(session)), "Not all events can be told here");
        }
        var imap = session.imap();
        // As NOOP does, whatever the client heard so far. RFC 5465 §3.1
        if (!groups.isEmpty()) {
            imap.listen(Optional.empty());
            imap.tellNews(true, imap.exchange(), replies);
        }
        if (!imap.isAuthenticated()) {
            return; // the selected mailbox was gone
        }
        var notifications = Notifications.begin(session, groups);
        imap.listen(Optional.of(notifications));
        notifications.tellNoAccess(session, replies);
        if (withStatus) {
            notifications.tellStatus(session, replies);
        }
    }
}
