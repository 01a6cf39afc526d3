package dev.postiche.imap.ext.gmail;

import dev.postiche.imap.grammar.Astring;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.spec.SpecialUse;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A label of Gmail: the name of a mailbox, or a word of its own for one with a special use.
 *
 * <p>Both ways to write these words are in use, {@code \Inbox} and {@code "\\Inbox"}.
 * developers.google.com/gmail/imap/imap-extensions
 *
 * @param name as on the wire
 */
record GmailLabel(MailboxName name) {

    private static final String INBOX = "\\Inbox";

    private static final Map<SpecialUse, String> BY_USE =
            Map.of(
                    SpecialUse.SENT, "\\Sent",
                    SpecialUse.DRAFTS, "\\Drafts",
                    SpecialUse.FLAGGED, "\\Starred",
                    SpecialUse.IMPORTANT, "\\Important",
                    SpecialUse.TRASH, "\\Trash",
                    SpecialUse.JUNK, "\\Spam");

    /** One label; empty for NIL, which clients send as well. */
    static Optional<GmailLabel> parse(ImapParser in) {
        if (in.tryKeyword("\\")) {
            return Optional.of(new GmailLabel(new MailboxName("\\" + in.atom())));
        }
        boolean isAtom = !in.atQuote() && !in.atLiteral();
        var name = in.mailbox();
        return isAtom && name.wire().equalsIgnoreCase("NIL")
                ? Optional.empty()
                : Optional.of(new GmailLabel(name));
    }

    /** Labels in parentheses, or a single one without. */
    static List<GmailLabel> parseSome(ImapParser in) {
        var labels = in.atParenthesis() ? in.list(GmailLabel::parse) : List.of(parse(in));
        return labels.stream().flatMap(Optional::stream).toList();
    }

    /** The mailbox that it is, if there is one. */
    Optional<Mailbox> mailbox(AuthenticatedSession session) {
        return session.account().mailboxes().stream()
                .filter(Mailbox::isSelectable)
                .filter(mailbox -> isOn(mailbox, session))
                .findFirst();
    }

    private boolean isOn(Mailbox mailbox, AuthenticatedSession session) {
        return isSystem()
                ? shown(mailbox, session).filter(this::isSpelled).isPresent()
                : session.naming().fromWire(name).filter(mailbox.name()::equals).isPresent();
    }

    /** Whether it is one of Gmail's own words. */
    boolean isSystem() {
        return name.wire().startsWith("\\");
    }

    private boolean isSpelled(String word) {
        var written = name.wire().toLowerCase(Locale.ROOT);
        // One client was seen to write it so.
        return word.equalsIgnoreCase(written.equals("\\draft") ? "\\drafts" : written);
    }

    /** How the label of a mailbox reads; empty for all mail, which is none. */
    static Optional<String> shown(Mailbox mailbox, AuthenticatedSession session) {
        if (mailbox.name().equals("INBOX")) {
            return Optional.of(INBOX);
        }
        if (mailbox.specialUse().contains(SpecialUse.ALL)) {
            return Optional.empty();
        }
        return mailbox.specialUse().stream()
                .flatMap(use -> Optional.ofNullable(BY_USE.get(use)).stream())
                .findFirst()
                .or(() -> Optional.of(session.naming().toWire(mailbox.name())));
    }

    /**
     * The labels of all messages of a user, by the numbers of the messages.
     *
     * @param except the mailbox whose label is not told, as the client is in it
     */
    static Map<Long, TreeSet<String>> index(
            AuthenticatedSession session, Optional<MailboxId> except) {
        var index = new HashMap<Long, TreeSet<String>>();
        for (var mailbox : session.account().mailboxes()) {
            var label =
                    except.equals(Optional.of(mailbox.id()))
                            ? Optional.<String>empty()
                            : shown(mailbox, session);
            label.ifPresent(
                    word ->
                            mailbox.rows()
                                    .forEach(
                                            row ->
                                                    index.computeIfAbsent(
                                                                    row.emailNumber(),
                                                                    number -> new TreeSet<>())
                                                            .add(word)));
        }
        return index;
    }

    @Override
    public String toString() {
        return Astring.print(name.wire());
    }
}
