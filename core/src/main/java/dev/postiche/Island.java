package dev.postiche;

import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.seed.NewMessages;
import dev.postiche.fixture.seed.Seeder;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.MailboxSpec;
import dev.postiche.spec.MessageSpec;
import dev.postiche.store.AccessToken;
import dev.postiche.store.Account;
import dev.postiche.store.Appended;
import dev.postiche.store.MailStore;
import dev.postiche.store.NewMessage;
import dev.postiche.store.Transaction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The mail of one server, and the time that it lives in.
 *
 * <p>All that a test changes goes through here, and so by the same commits as the changes of
 * clients.
 */
record Island(MailStore store, InstantSource clock) {

    <T> T commit(Function<Transaction, T> action) {
        return Refusals.translated(() -> store.commit(action));
    }

    void change(Consumer<Transaction> action) {
        commit(
                tx -> {
                    action.accept(tx);
                    return tx;
                });
    }

    void createAccount(AccountSpec account) {
        if (store.state().account(account.user()).isPresent()) {
            throw new IllegalStateException("account \"" + account.user() + "\" already exists");
        }
        add(account);
    }

    void createMailbox(Account account, MailboxSpec mailbox) {
        if (account.mailbox(mailbox.name()).isPresent()) {
            throw new IllegalStateException(
                    account.user() + " already has a mailbox \"" + mailbox.name() + "\"");
        }
        add(AccountSpec.account(account.user()).mailboxes(mailbox));
    }

    void replace(Fixture fixture) {
        refused(() -> new Seeder(store, clock).replace(fixture));
    }

    void add(Fixture fixture) {
        refused(() -> new Seeder(store, clock).seed(fixture));
    }

    void put(AccountSpec account) {
        refused(() -> new Seeder(store, clock).replace(account));
    }

    void put(Account account, MailboxSpec mailbox) {
        refused(() -> new Seeder(store, clock).replace(account.user(), mailbox));
    }

    /** Lets a token expire at this moment. */
    void expireToken(String user, String value) {
        change(
                tx -> {
                    var tokens = new ArrayList<>(tx.account(user).tokens());
                    if (!tokens.removeIf(token -> token.value().equals(value))) {
                        throw new IllegalArgumentException(user + " has no such token");
                    }
                    tokens.add(new AccessToken(value, Optional.of(clock.instant())));
                    tx.setTokens(user, tokens);
                });
    }

    private void add(AccountSpec account) {
        refused(() -> new Seeder(store, clock).add(List.of(account)));
    }

    private static void refused(Runnable seeding) {
        Refusals.translated(
                () -> {
                    seeding.run();
                    return seeding;
                });
    }

    Appended deliver(Account account, dev.postiche.store.Mailbox mailbox, MessageSpec message) {
        var place = account.user() + "/" + mailbox.name();
        var messages =
                NewMessages.of(
                        message, recipient(account), place, mailbox.uidNext(), clock.instant());
        var arriving =
                message.internalDate().isPresent()
                        ? messages
                        : messages.stream().map(Island::arrivingNow).toList();
        return commit(tx -> tx.append(mailbox.id(), arriving));
    }

    /** What a fixture describes came long ago; what is delivered comes now, whatever its Date. */
    private static NewMessage arrivingNow(NewMessage message) {
        return new NewMessage(message.message(), message.flags(), Optional.empty(), message.uid());
    }

    /** The address that mail to an account is sent to. */
    private static String recipient(Account account) {
        var names = new ArrayList<>(account.addresses());
        names.add(0, account.user());
        return names.stream()
                .filter(name -> name.contains("@"))
                .findFirst()
                .orElse(account.user() + "@example.org");
    }
}
