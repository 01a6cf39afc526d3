package dev.postiche.imap.ext;

import dev.postiche.imap.command.Sections;
import dev.postiche.imap.grammar.ImapUrl;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.message.Message;
import dev.postiche.message.Slice;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxName;
import java.util.Optional;

/**
 * What a URL leads to: a message, and the octets of the piece of it that the URL names. RFC 5092
 * §6.
 */
record ReferencedPart(ImapUrl url, Message message, Slice octets) {

    /**
     * What the URL leads to; empty if there is none such.
     *
     * @param owner whose mailbox it names
     * @param session who asks, by whose capabilities and names it is read
     */
    static Optional<ReferencedPart> of(ImapUrl url, Account owner, AuthenticatedSession session) {
        if (url.partial().isPresent() && !session.has(UrlPartial.NAME)) {
            return Optional.empty();
        }
        return mailbox(url, owner, session)
                .flatMap(mailbox -> mailbox.rows().withUid(url.uid()))
                .flatMap(row -> in(row.message(), url));
    }

    /** The mailbox that the URL names. */
    static Optional<Mailbox> mailbox(ImapUrl url, Account owner, AuthenticatedSession session) {
        return session.naming()
                .fromUnicode(MailboxName.canonical(url.mailbox()))
                .flatMap(owner::mailbox)
                .filter(Mailbox::isSelectable)
                .filter(it -> url.uidValidity().orElse(it.uidValidity()) == it.uidValidity());
    }

    private static Optional<ReferencedPart> in(Message message, ImapUrl url) {
        return Sections.of(url.section(), message)
                .map(
                        whole ->
                                url.partial()
                                        .map(some -> whole.partial(some.origin(), some.count()))
                                        .orElse(whole))
                .map(octets -> new ReferencedPart(url, message, octets));
    }
}
