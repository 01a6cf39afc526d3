package dev.postiche.store;

import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A store with the accounts anna and ben, whose clock stands still. */
public final class SampleStore {

    public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    public final MailStore store = new MailStore(InstantSource.fixed(NOW), 1);

    public SampleStore() {
        store.change(
                tx -> {
                    tx.createAccount("anna", "secret");
                    tx.createAccount("ben", "secret");
                });
    }

    /** A message of ten octets more than the text has characters. */
    public static Message mail(String subject) {
        var octets = ("Subject:" + subject + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return Message.of(MessageContent.of(octets));
    }

    public static List<NewMessage> mails(int count) {
        var mails = new ArrayList<NewMessage>();
        for (var n = 1; n <= count; n++) {
            mails.add(NewMessage.of(mail("mail " + n)));
        }
        return mails;
    }

    /** Anna's mailbox of this name. */
    public Mailbox mailbox(String name) {
        return store.state().mailbox("anna", name).orElseThrow();
    }

    public MailboxId id(String name) {
        return mailbox(name).id();
    }

    public Mailbox create(String name) {
        return store.commit(tx -> tx.createMailbox("anna", name));
    }

    public UidSet append(String name, int count) {
        return store.commit(tx -> tx.append(id(name), mails(count))).uids();
    }

    /** The UIDs of Anna's mailbox of this name. */
    public List<Long> uids(String name) {
        return uids(mailbox(name).rows());
    }

    public static List<Long> uids(Rows rows) {
        var uids = new ArrayList<Long>();
        rows.forEach(row -> uids.add(row.uid()));
        return uids;
    }
}
