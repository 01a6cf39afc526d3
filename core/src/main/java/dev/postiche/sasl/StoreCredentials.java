package dev.postiche.sasl;

import dev.postiche.spec.TokenValidator;
import dev.postiche.spec.TokenVerdict;
import dev.postiche.store.Account;
import dev.postiche.store.MailStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
    private final TokenValidator tokens;

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
     * @param tokens who is asked for a token before the accounts are
     */
    public StoreCredentials(
            MailStore store,
            InstantSource clock,
            Optional<AutoAccounts> autoAccounts,
            TokenValidator tokens) {
        this.store = store;
        this.clock = clock;
        this.autoAccounts = autoAccounts;
        this.tokens = tokens;
    }

    @Override
    public Optional<String> login(String name, String password) {
        var known = known(name);
        if (known.isEmpty()
                && autoAccounts.filter(auto -> isEqual(auto.password(), password)).isPresent()) {
            autoAccounts.get().maker().accept(name, password);
            known = known(name);
        }
        return known.filter(account -> isEqual(account.password(), password)).map(Account::user);
    }

    /** In a time that does not tell how much of the password is right. */
    private static boolean isEqual(String password, String given) {
        return MessageDigest.isEqual(
                password.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Secret> secret(String name) {
        return known(name)
                .map(account -> new Secret(account.user(), account.password()))
                .or(() -> autoAccounts.map(auto -> new Secret(name, auto.password())));
    }

    /** An automatic account comes into being only now: a wrong proof must not leave one behind. */
    @Override
    public String proven(Secret secret) {
        if (known(secret.account()).isEmpty()) {
            autoAccounts.ifPresent(
                    auto -> auto.maker().accept(secret.account(), secret.password()));
        }
        return secret.account();
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
        var said = tokens.validate(name, token);
        if (said instanceof TokenVerdict.Valid valid) {
            return opened(valid.user());
        } else if (said instanceof TokenVerdict.Expired) {
            return said;
        }
        var holders = name.isPresent() ? known(name.get()).stream() : all();
        var now = clock.instant();
        return holders.flatMap(account -> verdicts(account, token, now))
                .findFirst()
                .orElse(new TokenVerdict.Unknown());
    }

    private TokenVerdict opened(String name) {
        if (known(name).isEmpty()) {
            autoAccounts.ifPresent(auto -> auto.maker().accept(name, auto.password()));
        }
        return account(name).map(TokenVerdict::valid).orElse(TokenVerdict.unknown());
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
