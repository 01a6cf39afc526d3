package dev.postiche.imap.ext.search;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Some of the mailboxes through which an ESEARCH goes. RFC 7377 §2.2, RFC 5465 §6.
 *
 * @param named those that are named, or below whose names the mailboxes lie
 */
record SearchSource(String kind, List<MailboxName> named) {

    /** The selected mailbox, which is searched if there is no source. */
    static final SearchSource SELECTED = new SearchSource("SELECTED", List.of());

    private static final List<String> OF_NAMES = List.of("SUBTREE", "SUBTREE-ONE", "MAILBOXES");
    private static final List<String> KINDS =
            List.of(
                    "SELECTED",
                    "INBOXES",
                    "PERSONAL",
                    "SUBSCRIBED",
                    "SUBTREE",
                    "SUBTREE-ONE",
                    "MAILBOXES");

    /** esearch-source-opts and a space behind them, if they begin here. RFC 7377 §4 */
    static List<SearchSource> optional(ImapParser in) {
        if (!in.tryKeyword("IN (")) {
            return List.of(SELECTED);
        }
        var sources = new ArrayList<SearchSource>();
        do {
            if (in.atParenthesis()) {
                throw in.bad("there are no scope options"); // RFC 7377 §4: none is defined
            }
            sources.add(source(in));
        } while (in.trySp());
        in.character(')');
        in.sp();
        return sources;
    }

    private static SearchSource source(ImapParser in) {
        var kind = in.oneOf(KINDS);
        if (!OF_NAMES.contains(kind)) {
            return new SearchSource(kind, List.of());
        }
        in.sp();
        return new SearchSource(
                kind,
                in.atParenthesis() ? in.listOfSome(ImapParser::mailbox) : List.of(in.mailbox()));
    }

    /** The mailboxes that it means at this moment; a name that is none is passed over. */
    List<Mailbox> mailboxes(AuthenticatedSession session) {
        var account = session.account();
        return found(session, account).stream().filter(session::maySelect).toList();
    }

    private List<Mailbox> found(AuthenticatedSession session, Account account) {
        return switch (kind) {
            case "SELECTED" ->
                    session.imap().selected().stream()
                            .flatMap(
                                    view ->
                                            session
                                                    .store()
                                                    .state()
                                                    .mailbox(view.mailbox())
                                                    .stream())
                            .toList();
            case "INBOXES" -> List.of(account.inbox());
            case "PERSONAL" -> account.mailboxes();
            case "SUBSCRIBED" ->
                    account.subscriptions().stream()
                            .flatMap(name -> session.reach().find(name).stream())
                            .toList();
            default -> names(session).flatMap(name -> under(name, session)).toList();
        };
    }

    private Stream<String> names(AuthenticatedSession session) {
        return named.stream()
                .map(name -> session.naming().fromWire(name))
                .flatMap(Optional::stream);
    }

    private Stream<Mailbox> under(String name, AuthenticatedSession session) {
        var place = session.reach().place(name);
        var there = place.flatMap(one -> session.store().state().account(one.user()));
        return there.stream().flatMap(account -> under(place.orElseThrow().name(), account));
    }

    private Stream<Mailbox> under(String name, Account account) {
        var itself = account.mailbox(name).stream();
        return switch (kind) {
            case "SUBTREE" -> Stream.concat(itself, account.inferiors(name).stream());
            case "SUBTREE-ONE" ->
                    Stream.concat(
                            itself,
                            account.inferiors(name).stream()
                                    .filter(
                                            below ->
                                                    below.name().indexOf('/', name.length() + 1)
                                                            < 0));
            default -> itself;
        };
    }
}
