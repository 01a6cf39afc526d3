package dev.postiche.store;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The next version of an account while a transaction makes it.
 *
 * <p>Usage is kept here and nowhere else, so that no verb can forget it.
 */
final class AccountDraft {

    final String user;
    String password;
    List<String> addresses = List.of();
    List<AccessToken> tokens = List.of();
    Quota quota = Quota.NONE;
    long usedOctets;
    long usedMessages;
    long sharedMailboxes;
    PersistentMap<String, Mailbox> mailboxes = PersistentMap.empty();
    SortedSet<String> subscriptions = Collections.emptySortedSet();
    PersistentMap<MailboxId, String> accessKeys = PersistentMap.empty();
    PersistentMap<String, String> threads = PersistentMap.empty();
    long nextUidValidity;

    AccountDraft(String user, String password, long nextUidValidity) {
        this.user = user;
        this.password = password;
        this.nextUidValidity = nextUidValidity;
    }

    AccountDraft(Account account) {
        this.user = account.user;
        this.password = account.password;
        this.addresses = account.addresses;
        this.tokens = account.tokens;
        this.quota = account.quota;
        this.usedOctets = account.usedOctets;
        this.usedMessages = account.usedMessages;
        this.sharedMailboxes = account.sharedMailboxes;
        this.mailboxes = account.mailboxes;
        this.subscriptions = account.subscriptions;
        this.accessKeys = account.accessKeys;
        this.threads = account.threads;
        this.nextUidValidity = account.nextUidValidity;
    }

    void put(Mailbox mailbox) {
        count(mailboxes.get(mailbox.name), -1);
        mailboxes = mailboxes.with(mailbox.name, mailbox);
        count(Optional.of(mailbox), 1);
        nextUidValidity = Math.max(nextUidValidity, mailbox.uidValidity + 1);
    }

    void remove(String name) {
        count(mailboxes.get(name), -1);
        mailboxes = mailboxes.without(name);
    }

    private void count(Optional<Mailbox> mailbox, int times) {
        usedOctets += times * mailbox.map(Mailbox::octets).orElse(0L);
        usedMessages += (long) times * mailbox.map(Mailbox::exists).orElse(0);
        sharedMailboxes += mailbox.filter(one -> one.acl().isShared(user)).isPresent() ? times : 0;
    }

    void subscriptions(Consumer<SortedSet<String>> change) {
        SortedSet<String> changed = new TreeSet<>(subscriptions);
        change.accept(changed);
        subscriptions = Collections.unmodifiableSortedSet(changed);
    }
}
