package dev.postiche;

import dev.postiche.spec.MailboxSpec;
import dev.postiche.spec.QuotaSpec;
import dev.postiche.store.Account;
import dev.postiche.store.Quota;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/** An account by its user name, looked up anew for each question. */
record InProcessAccount(Island island, String user) implements MailAccount {

    Account now() {
        var state = island.store().state();
        return state.account(user)
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "no account \"%s\"; %s"
                                                .formatted(
                                                        user,
                                                        Names.list(
                                                                "accounts",
                                                                state.accounts().stream()
                                                                        .map(Account::user)))));
    }

    @Override
    public String password() {
        return now().password();
    }

    @Override
    public MailAccount password(String newPassword) {
        now();
        island.change(tx -> tx.setPassword(user, newPassword));
        return this;
    }

    @Override
    public List<String> addresses() {
        return now().addresses();
    }

    @Override
    public Mailbox mailbox(String name) {
        return new InProcessMailbox(this, new InProcessMailbox(this, name).now().name());
    }

    @Override
    public List<Mailbox> mailboxes() {
        var all = now().mailboxes().stream().map(dev.postiche.store.Mailbox::name);
        return all.sorted(Names.INBOX_FIRST)
                .map(name -> (Mailbox) new InProcessMailbox(this, name))
                .collect(Collectors.toUnmodifiableList());
    }

    @Override
    public Mailbox createMailbox(MailboxSpec mailbox) {
        island.createMailbox(now(), mailbox);
        return mailbox(mailbox.name());
    }

    @Override
    public Mailbox putMailbox(MailboxSpec mailbox) {
        island.put(now(), mailbox);
        return mailbox(mailbox.name());
    }

    @Override
    public QuotaSpec quota() {
        var quota = now().quota();
        var spec = QuotaSpec.quota();
        if (quota.storageKiB().isPresent()) {
            spec = spec.storageKiB(quota.storageKiB().getAsLong());
        }
        return quota.messages().isPresent() ? spec.messages(quota.messages().getAsLong()) : spec;
    }

    @Override
    public MailAccount quota(QuotaSpec quota) {
        now();
        island.change(tx -> tx.setQuota(user, new Quota(quota.storageKiB(), quota.messages())));
        return this;
    }

    @Override
    public void delete() {
        now();
        island.change(tx -> tx.deleteAccount(user));
    }

    @Override
    public String toString() {
        return "account " + user;
    }
}
