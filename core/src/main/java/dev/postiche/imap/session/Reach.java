package dev.postiche.imap.session;

import dev.postiche.spec.Right;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import dev.postiche.store.StoreState;
import dev.postiche.store.UserStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which mailboxes a user can name: the own ones, and below a prefix those of others that are
 * shared.
 *
 * <p>Names are the server's here. Without ACL nothing is shared, and there is no such prefix. RFC
 * 2342 §5, RFC 4314 §4.
 */
public final class Reach {

    /** What the names of other users' mailboxes begin with. RFC 2342 §5 */
    public static final String OTHERS = "Other Users/";

    private final UserStore store;
    private final String user;
    private final boolean isShared;

    /**
     * Where a mailbox is or could be.
     *
     * @param user whose it is
     * @param name what its owner calls it
     */
    public record Place(String user, String name) {}

    private Reach(UserStore store, String user, boolean isShared) {
        this.store = store;
        this.user = user;
        this.isShared = isShared;
    }

    /** What this user can name. */
    public static Reach of(ImapService service, String user) {
        boolean isShared = service.capabilities().has("ACL");
        return new Reach(
                isShared
                        ? UserStore.byAcl(service.store(), user)
                        : UserStore.byOwnership(service.store(), user),
                user,
                isShared);
    }

    UserStore store() {
        return store;
    }

    /** Where a name leads; empty if it is that of another user whom there is not. */
    public Optional<Place> place(String name) {
        if (!isShared || !name.startsWith(OTHERS)) {
            return Optional.of(new Place(user, name));
        }
        // A user's name may hold the separator too: the first account that fits is meant.
        var state = store.state();
        var rest = name.substring(OTHERS.length());
        for (int at = rest.indexOf('/'); at > 0; at = rest.indexOf('/', at + 1)) {
            var owner = rest.substring(0, at);
            if (at + 1 < rest.length() && state.account(owner).isPresent()) {
                return Optional.of(new Place(owner, rest.substring(at + 1)));
            }
        }
        return Optional.empty();
    }

    /** The mailbox of a name, whatever may be done with it. */
    public Optional<Mailbox> find(String name) {
        var state = store.state();
        return place(name).flatMap(place -> state.mailbox(place.user(), place.name()));
    }

    /** The mailbox of a name, if the user may read its messages. */
    public Optional<Mailbox> readable(String name) {
        return find(name)
                .filter(Mailbox::isSelectable)
                .filter(mailbox -> store.guard().rights(mailbox).has(Right.READ));
    }

    /** The name of a mailbox for this user. */
    public String nameOf(Mailbox mailbox) {
        return mailbox.user().equals(user)
                ? mailbox.name()
                : OTHERS + mailbox.user() + "/" + mailbox.name();
    }

    /** The mailboxes that the user can see, by name. RFC 4314 §4 */
    public Map<String, Mailbox> visible() {
        return visible(store.state());
    }

    /** Those that the user could see in a state. */
    public Map<String, Mailbox> visible(StoreState state) {
        var visible = new TreeMap<String, Mailbox>();
        state.account(user).ifPresent(own -> add(own, visible));
        if (isShared) {
            others(state).forEach(account -> add(account, visible));
        }
        return visible;
    }

    private Iterable<Account> others(StoreState state) {
        return () ->
                state.accounts().stream()
                        .filter(account -> account.isShared() && !account.user().equals(user))
                        .iterator();
    }

    private void add(Account account, Map<String, Mailbox> visible) {
        account.mailboxes().stream()
                .filter(this::isVisible)
                .forEach(mailbox -> visible.put(nameOf(mailbox), mailbox));
    }

    /** Whether the user can see a mailbox. RFC 4314 §4 */
    public boolean isVisible(Mailbox mailbox) {
        return store.guard().rights(mailbox).has(Right.LOOKUP);
    }

    /** Whether a name is one of the user's own. RFC 2342 §5 */
    public boolean isOwn(String name) {
        return !isShared || !name.startsWith(OTHERS);
    }

    /** Whether mailboxes of others are among them. RFC 2342 §5 */
    public boolean seesOthers() {
        return visible().keySet().stream().anyMatch(name -> name.startsWith(OTHERS));
    }
}
