package dev.postiche;

import dev.postiche.spec.SpecialUse;
import dev.postiche.store.MailStore;
import dev.postiche.store.Transaction;
import java.util.Map;
import java.util.Set;

/**
 * Makes the account of a user who comes for the first time, as the server's profile furnishes it.
 *
 * @param mailboxes that it has beside INBOX
 */
record FreshAccount(MailStore store, Map<SpecialUse, String> mailboxes) {

    void make(String user, String password) {
        store.commit(
                tx -> {
                    // Two may come with the same name at a time.
                    if (tx.state().accountFor(user).isEmpty()) {
                        furnish(tx, user, password);
                    }
                    return user;
                });
    }

    private void furnish(Transaction tx, String user, String password) {
        tx.createAccount(user, password);
        tx.subscribe(user, "INBOX");
        mailboxes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        entry -> {
                            var mailbox = tx.createMailbox(user, entry.getValue());
                            tx.setSpecialUse(mailbox.id(), Set.of(entry.getKey()));
                            tx.subscribe(user, entry.getValue());
                        });
    }
}
