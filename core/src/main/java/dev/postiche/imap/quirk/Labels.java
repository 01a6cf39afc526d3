package dev.postiche.imap.quirk;

import dev.postiche.spec.Quirk;
import dev.postiche.spec.ServerProfile;
import dev.postiche.spec.SpecialUse;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import dev.postiche.store.StoreRule;
import dev.postiche.store.StoreState;
import dev.postiche.store.Transaction;
import dev.postiche.store.UidSet;

/**
 * Mailboxes are labels: each message is once in the mailbox of all mail, and every other mailbox
 * that has it is a label on it. So it is at Gmail.
 *
 * <p>To copy a message is to label it, to expunge it from a mailbox is to take the label off. In
 * the mailboxes for trash and junk it has no labels, and only from there it can be deleted. The
 * four mailboxes are known by their special uses. RFC 6154 §2.
 *
 * @param profile says what becomes of a message that loses its last label
 */
public record Labels(ServerProfile profile) implements StoreRule {

    public static final Quirk QUIRK =
            Quirk.of("labels", "mailboxes are labels on the messages of \\All");

    /** Named and valued as in Gmail's settings. */
    public static final Quirk EXPUNGE_BEHAVIOR =
            Quirk.oneOf(
                    "expungeBehavior",
                    "with labels: where a message goes that loses its last one by EXPUNGE",
                    "archive",
                    "trash",
                    "deleteForever");

    @Override
    public void settle(StoreState before, Transaction tx) {
        for (var account : tx.state().accounts()) {
            var was = before.account(account.user());
            if (was.isEmpty() || isChanged(was.get(), account)) {
                new LabelledAccount(tx, account, EXPUNGE_BEHAVIOR.valueIn(profile)).settle(before);
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // an account that nothing happened to is the same object
    private static boolean isChanged(Account was, Account is) {
        return was != is;
    }

    /** Nothing leaves all mail by itself. */
    @Override
    public UidSet removable(Mailbox mailbox, UidSet uids) {
        return mailbox.specialUse().contains(SpecialUse.ALL) ? UidSet.EMPTY : uids;
    }

    /** The mailboxes that the profile names, and the level above them. */
    @Override
    public boolean isFixed(String name) {
        return profile.specialUse().values().stream()
                .anyMatch(each -> each.equals(name) || each.startsWith(name + "/"));
    }
}
