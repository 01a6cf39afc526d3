package dev.postiche.imap.ext.notify;

import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.Reply;
import dev.postiche.imap.reply.WireText;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.ListedMailbox;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * LIST that tells unasked what a name is now. RFC 5465 §5.4, §5.5.
 *
 * @param name the server's name
 * @param oldName what the mailbox was called before, if it was renamed
 */
record ListEvent(
        String name, Optional<String> oldName, Account account, AuthenticatedSession session)
        implements Reply {

    @Override
    public void writeTo(WireText out) {
        var naming = session.naming();
        List<Reply> renamed = oldName.stream().map(old -> oldName(naming.toWire(old))).toList();
        new MailboxReply.Listed(
                        "LIST", attributes(), naming.separator(), naming.toWire(name), renamed)
                .writeTo(out);
    }

    private static Reply oldName(String wire) {
        return out -> out.ascii("\"OLDNAME\" (").astring(wire).ascii(")");
    }

    private List<String> attributes() {
        var mailbox = session.reach().find(name).filter(session.reach()::isVisible);
        var attributes = new ArrayList<String>();
        if (mailbox.isEmpty()) {
            attributes.add("\\NonExistent");
        } else if (!session.maySelect(mailbox.get())) {
            attributes.add("\\Noselect");
        }
        if (account.subscriptions().contains(name)) {
            attributes.add("\\Subscribed");
        }
        attributes.addAll(hints(mailbox, hasChildren()));
        return attributes;
    }

    private boolean hasChildren() {
        return session.reach().visible().keySet().stream()
                .anyMatch(other -> other.startsWith(name + "/"));
    }

    private List<String> hints(Optional<Mailbox> mailbox, boolean hasChildren) {
        return session.imap()
                .service()
                .capabilities()
                .listAttributes(
                        new ListedMailbox(
                                session.naming().toWire(name),
                                mailbox,
                                session.reach().isOwn(name),
                                mailbox.filter(session::maySelect).isPresent(),
                                hasChildren,
                                account.subscriptions().contains(name)));
    }
}
