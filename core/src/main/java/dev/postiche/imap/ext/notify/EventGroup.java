package dev.postiche.imap.ext.notify;

import dev.postiche.imap.ext.metadata.Metadata;
import dev.postiche.imap.grammar.FetchItem;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.MailboxNaming;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Some mailboxes and what a client wants to hear of them. RFC 5465 §6, §8 (event-group).
 *
 * @param names of SUBTREE and MAILBOXES
 * @param items to be told of new messages in the selected mailbox
 * @param isKnown whether there are such events
 */
record EventGroup(
        Filter filter,
        List<MailboxName> names,
        Set<Event> events,
        List<FetchItem> items,
        boolean isKnown) {

    /** Which mailboxes. RFC 5465 §6 */
    enum Filter {
        INBOXES("INBOXES"),
        PERSONAL("PERSONAL"),
        SELECTED("SELECTED"),
        SELECTED_DELAYED("SELECTED-DELAYED"),
        SUBSCRIBED("SUBSCRIBED"),
        SUBTREE("SUBTREE"),
        MAILBOXES("MAILBOXES");

        private final String word;

        Filter(String word) {
            this.word = word;
        }

        /** Whether it means the mailbox that is selected, whichever that is. RFC 5465 §6.1 */
        boolean isSelected() {
            return this == SELECTED || this == SELECTED_DELAYED;
        }

        private static Filter parse(ImapParser in) {
            var word = in.oneOf(Stream.of(values()).map(filter -> filter.word).toList());
            return Stream.of(values())
                    .filter(filter -> filter.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What can be told. RFC 5465 §5 */
    enum Event {
        MESSAGE_NEW("MessageNew"),
        MESSAGE_EXPUNGE("MessageExpunge"),
        FLAG_CHANGE("FlagChange"),
        MAILBOX_NAME("MailboxName"),
        SUBSCRIPTION_CHANGE("SubscriptionChange"),
        MAILBOX_METADATA("MailboxMetadataChange", Metadata.NAME),
        SERVER_METADATA("ServerMetadataChange", Metadata.NAME, Metadata.SERVER);

        private final String word;
        private final List<String> broughtBy;

        Event(String word, String... broughtBy) {
            this.word = word;
            this.broughtBy = List.of(broughtBy);
        }

        /** Whether it can be told here. RFC 5465 §5.6, §5.7 */
        boolean isThere(AuthenticatedSession session) {
            return broughtBy.isEmpty() || broughtBy.stream().anyMatch(session::has);
        }

        boolean isOfMessages() {
            return compareTo(FLAG_CHANGE) <= 0;
        }

        static List<String> words(AuthenticatedSession session) {
            return Stream.of(values())
                    .filter(event -> event.isThere(session))
                    .map(event -> event.word)
                    .toList();
        }

        static Optional<Event> named(String word) {
            return Stream.of(values())
                    .filter(event -> event.word.toUpperCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    static EventGroup parse(ImapParser in) {
        in.character('(');
        var filter = Filter.parse(in);
        var names = new ArrayList<MailboxName>();
        if (filter == Filter.SUBTREE || filter == Filter.MAILBOXES) {
            in.sp();
            if (in.atParenthesis()) {
                names.addAll(in.listOfSome(ImapParser::mailbox));
            } else {
                names.add(in.mailbox());
            }
        }
        in.sp();
        var events = new LinkedHashSet<Event>();
        var items = new ArrayList<FetchItem>();
        boolean isKnown = true;
        if (!in.tryKeyword("NONE")) {
            for (var event : in.listOfSome(each -> event(each, filter, items))) {
                isKnown &= event.isPresent();
                event.ifPresent(events::add);
            }
        }
        check(in, filter, events);
        in.character(')');
        return new EventGroup(filter, names, events, items, isKnown);
    }

    /** An event; one that is not known is answered by NO, not by BAD. RFC 5465 §3.1 */
    private static Optional<Event> event(ImapParser in, Filter filter, List<FetchItem> items) {
        var event = Event.named(in.label());
        if (event.equals(Optional.of(Event.MESSAGE_NEW)) && in.trySpBeforeList()) {
            if (!filter.isSelected()) {
                throw in.bad("items can be told only of messages in the selected mailbox");
            }
            items.addAll(in.fetchAtts());
        }
        return event;
    }

    /** RFC 5465 §5, §6.1. */
    private static void check(ImapParser in, Filter filter, Set<Event> events) {
        boolean comes = events.contains(Event.MESSAGE_NEW);
        if (comes != events.contains(Event.MESSAGE_EXPUNGE)) {
            throw in.bad("MessageNew and MessageExpunge go together");
        }
        if (events.contains(Event.FLAG_CHANGE) && !comes) {
            throw in.bad("FlagChange needs MessageNew and MessageExpunge");
        }
        if (filter.isSelected() && !events.stream().allMatch(Event::isOfMessages)) {
            throw in.bad("the selected mailbox has events of messages alone");
        }
    }

    /** Whether all events that were named are such that can be told here. RFC 5465 §3.1 */
    boolean isKnownTo(AuthenticatedSession session) {
        return isKnown && events.stream().allMatch(event -> event.isThere(session));
    }

    /** Whether any of its events is about messages. */
    boolean isOfMessages() {
        return events.stream().anyMatch(Event::isOfMessages);
    }

    /** Whether a mailbox is among those that it means, selected or not. */
    boolean matches(Mailbox mailbox, Account account, AuthenticatedSession session) {
        return matches(session.reach().nameOf(mailbox), account, session);
    }

    /** Whether a mailbox of this name is among those that it means, selected or not. */
    boolean matches(String name, Account account, AuthenticatedSession session) {
        var naming = session.naming();
        return switch (filter) {
            // Mail can be delivered to any mailbox here. RFC 5465 §6.3
            case INBOXES, PERSONAL -> session.reach().isOwn(name);
            case SUBSCRIBED -> account.subscriptions().contains(name);
            case SUBTREE ->
                    names(naming).anyMatch(top -> name.equals(top) || name.startsWith(top + "/"));
            case MAILBOXES -> names(naming).anyMatch(name::equals);
            case SELECTED, SELECTED_DELAYED -> false;
        };
    }

    private Stream<String> names(MailboxNaming naming) {
        return names.stream().flatMap(name -> naming.fromWire(name).stream());
    }
}
