package dev.postiche.store;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The store as one user reaches it: whatever is committed is held to the rights of that user.
 *
 * <p>So that sessions cannot make a commit that is not. RFC 4314 §4.
 */
public final class UserStore {

    private final MailStore store;
    private final Guard guard;

    private UserStore(MailStore store, Guard guard) {
        this.store = store;
        this.guard = guard;
    }

    /** For a user who has the rights that ACLs give. */
    public static UserStore byAcl(MailStore store, String user) {
        return new UserStore(store, Guard.byAcl(user));
    }

    /** For a user who may do everything with own mailboxes, and nothing with others. */
    public static UserStore byOwnership(MailStore store, String user) {
        return new UserStore(store, Guard.byOwnership(user));
    }

    /** What the user may do. */
    public Guard guard() {
        return guard;
    }

    /** As {@link MailStore#state}. */
    public StoreState state() {
        return store.state();
    }

    /** As {@link MailStore#commit}. */
    public <T> T commit(Function<Transaction, T> action) {
        return store.commit(guard, action);
    }

    /** As {@link MailStore#change}. */
    public void change(Consumer<Transaction> action) {
        store.commit(
                guard,
                tx -> {
                    action.accept(tx);
                    return tx;
                });
    }

    /** As {@link MailStore#watch}. */
    public Subscription watch(Consumer<Commit> watcher) {
        return store.watch(watcher);
    }
}
