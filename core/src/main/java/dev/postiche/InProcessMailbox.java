package dev.postiche;

import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.SpecialUse;
import dev.postiche.store.MessageRow;
import dev.postiche.store.UidSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A mailbox by its name, looked up anew for each question. */
record InProcessMailbox(InProcessAccount account, String name) implements Mailbox {

    dev.postiche.store.Mailbox now() {
        var owner = account.now();
        return Refusals.translated(() -> owner.mailbox(name))
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "%s has no mailbox \"%s\"; %s"
                                                .formatted(
                                                        owner.user(),
                                                        name,
                                                        Names.list(
                                                                "mailboxes",
                                                                account.mailboxes().stream()
                                                                        .map(Mailbox::name)))));
    }

    Island island() {
        return account.island();
    }

    @Override
    public int messageCount() {
        return now().exists();
    }

    @Override
    public int unseenCount() {
        return now().unseen();
    }

    @Override
    public long uidValidity() {
        return now().uidValidity();
    }

    @Override
    public long uidNext() {
        return now().uidNext();
    }

    @Override
    public Set<SpecialUse> specialUse() {
        return now().specialUse();
    }

    @Override
    public boolean isSelectable() {
        return now().isSelectable();
    }

    @Override
    public boolean isSubscribed() {
        return account.now().subscriptions().contains(now().name());
    }

    @Override
    public List<MailMessage> messages() {
        return StreamSupport.stream(now().rows().spliterator(), false).map(this::message).toList();
    }

    @Override
    public MailMessage message(int sequenceNumber) {
        var rows = now().rows();
        if (sequenceNumber < 1 || sequenceNumber > rows.size()) {
            throw new NoSuchElementException(
                    "%s of %s has no message %s; it has %s"
                            .formatted(name, account.user(), sequenceNumber, rows.size()));
        }
        return message(rows.get(sequenceNumber - 1));
    }

    @Override
    public MailMessage messageWithUid(long uid) {
        var rows = now().rows();
        return rows.withUid(uid)
                .map(this::message)
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "%s of %s has no message with UID %s; %s"
                                                .formatted(name, account.user(), uid, uids(rows))));
    }

    private static String uids(dev.postiche.store.Rows rows) {
        return Names.list(
                "UIDs",
                IntStream.range(0, rows.size()).mapToObj(i -> String.valueOf(rows.get(i).uid())));
    }

    private MailMessage message(MessageRow row) {
        return new InProcessMessage(this, row.uid());
    }

    @Override
    public MailMessage deliver(MessageSpec message) {
        var appended = island().deliver(account.now(), now(), message);
        return new InProcessMessage(this, appended.uids().last(appended.uids().ranges() - 1));
    }

    @Override
    public MailMessage deliver(byte[] message) {
        return deliver(MessageSpec.message().raw(message).verbatim());
    }

    @Override
    public MailMessage deliver(String message) {
        return deliver(MessageSpec.message().raw(message.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Mailbox rename(String newName) {
        var old = now().name();
        island().change(tx -> tx.renameMailbox(account.user(), old, newName));
        return account.mailbox(newName);
    }

    @Override
    public void delete() {
        var old = now().name();
        island().change(tx -> tx.deleteMailbox(account.user(), old));
    }

    @Override
    public void changeUidValidity() {
        var id = now().id();
        island().commit(tx -> tx.changeUidValidity(id));
    }

    @Override
    public void clear() {
        var id = now().id();
        island().commit(tx -> tx.expunge(id, UidSet.range(1, 0xFFFF_FFFFL)));
    }

    void expunge(long uid) {
        var id = now().id();
        island().commit(tx -> tx.expunge(id, UidSet.of(uid)));
    }

    @Override
    public String toString() {
        return "mailbox " + name + " of " + account.user();
    }
}
