package dev.postiche.imap.quirk;

import dev.postiche.spec.Quirk;
import dev.postiche.spec.ServerProfile;
import dev.postiche.store.Account;
import dev.postiche.store.StoreRule;
import dev.postiche.store.StoreState;
import dev.postiche.store.Transaction;
import java.util.Set;

/**
 * Every account has the mailboxes that the profile names for special uses, as it is with mail
 * services.
 *
 * @param profile names them
 */
public record OwnMailboxes(ServerProfile profile) implements StoreRule {

    public static final Quirk QUIRK =
            Quirk.of("ownMailboxes", "every account has the profile's special-use mailboxes");

    @Override
    public void settle(StoreState before, Transaction tx) {
        tx.state().accounts().stream()
                .filter(account -> before.account(account.user()).isEmpty())
                .forEach(account -> complete(tx, account));
    }

    private void complete(Transaction tx, Account account) {
        profile.specialUse()
                .forEach(
                        (use, name) -> {
                            boolean isThere =
                                    account.mailboxes().stream()
                                            .anyMatch(each -> each.specialUse().contains(use));
                            if (!isThere) {
                                var mailbox =
                                        account.mailbox(name)
                                                .filter(each -> each.isSelectable())
                                                .orElseGet(
                                                        () ->
                                                                tx.createMailbox(
                                                                        account.user(), name));
                                tx.setSpecialUse(mailbox.id(), Set.of(use));
                            }
                        });
    }
}
