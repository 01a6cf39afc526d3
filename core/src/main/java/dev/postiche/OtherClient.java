package dev.postiche;

import dev.postiche.fault.Change;
import dev.postiche.spec.Flag;
import java.util.NoSuchElementException;

/** Carries out what faults have other clients do, in the words of the public face. */
record OtherClient(Island island) implements Change.Hand {

    @Override
    public void carryOut(String account, Change.What what) {
        try {
            carryOut(new InProcessAccount(island, account), what);
        } catch (NoSuchElementException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private void carryOut(MailAccount account, Change.What what) {
        if (what instanceof Change.Deliver it) {
            account.mailbox(it.mailbox()).deliver(it.message());
        } else if (what instanceof Change.Expunge it) {
            var mailbox = account.mailbox(it.mailbox());
            (it.uid() > 0
                            ? mailbox.messageWithUid(it.uid())
                            : mailbox.message((int) Math.min(it.message(), Integer.MAX_VALUE)))
                    .expunge();
        } else if (what instanceof Change.ChangeFlags it) {
            account.mailbox(it.mailbox())
                    .messageWithUid(it.uid())
                    .addFlags(it.add().toArray(Flag[]::new))
                    .removeFlags(it.remove().toArray(Flag[]::new));
        } else if (what instanceof Change.RenewUidValidity it) {
            account.mailbox(it.mailbox()).changeUidValidity();
        } else if (what instanceof Change.Rename it) {
            account.mailbox(it.mailbox()).rename(it.to());
        } else if (what instanceof Change.Delete it) {
            account.mailbox(it.mailbox()).delete();
        } else if (what instanceof Change.SetQuota it) {
            account.quota(it.quota());
        } else if (what instanceof Change.SetPassword it) {
            account.password(it.password());
        } else if (what instanceof Change.ExpireToken it) {
            island.expireToken(account.user(), it.token());
        }
    }
}
