package dev.postiche.sasl;

import dev.postiche.store.Account;
import dev.postiche.store.MailStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The accounts of a store as {@link Credentials}: a login name is a user name or one of the user's
 * addresses.
 */
public final class StoreCredentials implements Credentials {
    private final MailStore store;
    private final InstantSource clock;
    private final Optional<AutoAccounts> autoAccounts;

    /**
     * Accounts that come into being when somebody logs in.
     *
     * @param password the one password that opens all of them
     * @param maker creates the account of this user name with this password, if it is still missing
     */
    public record AutoAccounts(String password, BiConsumer<String, String> maker) {}

    /**
     * Credentials of one store.
     *
     * @param clock by which tokens expire
     */
    public StoreCredentials(
            MailStore store, InstantSource clock, Optional<AutoAccounts> autoAccounts) {
        this.store = store;
        this.clock = clock;
        this.autoAccounts = autoAccounts;
    }

    @Override
    public Optional<String> login(String name, String password) {
        var known = known(name);
        if (known.isEmpty()
                && autoAccounts.filter(auto -> auto.password().equals(password)).isPresent()) {
            autoAccounts.get().maker().accept(name, password);
            known = known(name);
        }
        return known.filter(account -> account.password().equals(password)).map(Account::user);
    }

    @Override
    public Optional<Secret> secret(String name) {
        if (known(name).isEmpty()) {
            autoAccounts.ifPresent(auto -> auto.maker().accept(name, auto.password()));
        }
        return known(name).map(account -> new Secret(account.user(), account.password()));
    }

    @Override
    public Optional<String> account(String name) {
        return known(name).map(Account::user);
    }

    @Override
    public Optional<String> anonymous() {
        return known("anonymous").map(Account::user);
    }

    @Override
    public TokenVerdict token(Optional<String> name, String token) {
        var holders = name.isPresent() ? known(name.get()).stream() : all();
        var now = clock.instant();
        return holders.flatMap(account -> verdicts(account, token, now))
                .findFirst()
                .orElse(new TokenVerdict.Unknown());
    }

    private Stream<Account> all() {
        return store.state().accounts().stream();
    }

    private static Stream<TokenVerdict> verdicts(Account account, String token, Instant now) {
        return account.tokens().stream()
                .filter(known -> known.value().equals(token))
                .map(
                        known ->
                                known.isExpired(now)
                                        ? new TokenVerdict.Expired()
                                        : new TokenVerdict.Valid(account.user()));
    }

    private Optional<Account> known(String name) {
        return store.state().accountFor(name);
    }
}
