package dev.postiche.imap.command;

import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.ListedMailbox;
import dev.postiche.store.Mailbox;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names that a user can see, in their order on the wire, with the levels of hierarchy above
 * them. RFC 3501 §5.1.1, §6.3.8.
 */
public final class ListedNames {

    private final TreeMap<String, ListedMailbox> names;
    private final char separator;

    private ListedNames(TreeMap<String, ListedMailbox> names, char separator) {
        this.names = names;
        this.separator = separator;
    }

    /**
     * Those of a user at this moment.
     *
     * @param subscribedToo whether names are among them that are subscribed but no mailboxes
     */
    public static ListedNames of(AuthenticatedSession session, boolean subscribedToo) {
        var naming = session.naming();
        var account = session.account();
        var mailboxes = new TreeMap<String, Mailbox>();
        session.reach()
                .visible()
                .forEach((name, mailbox) -> mailboxes.put(naming.toWire(name), mailbox));
        var subscribed = new TreeSet<String>();
        account.subscriptions().forEach(name -> subscribed.add(naming.toWire(name)));
        var all = new TreeSet<>(mailboxes.keySet());
        all.addAll(subscribedToo ? subscribed : List.of());
        List.copyOf(all).forEach(name -> all.addAll(Levels.above(name, naming.separator())));
        var names = new TreeMap<String, ListedMailbox>();
        for (var name : all) {
            var mailbox = Optional.ofNullable(mailboxes.get(name));
            names.put(
                    name,
                    new ListedMailbox(
                            name,
                            mailbox,
                            mailbox.filter(one -> one.user().equals(session.user())).isPresent(),
                            mailbox.filter(session::maySelect).isPresent(),
                            !below(mailboxes, name, naming.separator()).isEmpty(),
                            subscribed.contains(name)));
        }
        return new ListedNames(names, naming.separator());
    }

    private static <T> Collection<T> below(TreeMap<String, T> names, String name, char separator) {
        // What lies below begins with the separator, and ends where the next character would.
        return names.subMap(name + separator, name + (char) (separator + 1)).values();
    }

    /** All of them. */
    public Collection<ListedMailbox> all() {
        return names.values();
    }

    /** The one of this name. */
    Optional<ListedMailbox> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** What lies below a name, at any depth. */
    public Collection<ListedMailbox> below(String name) {
        return below(names, name, separator);
    }
}
