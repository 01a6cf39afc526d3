package dev.postiche.client;

import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.SpecialUse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/** A mailbox by its name, asked for anew for each question. */
record RemoteMailbox(RemoteAccount account, String name) implements Mailbox {

    /** One that is there, by the name that the server knows it by. */
    static RemoteMailbox named(RemoteAccount account, String name) {
        var mailbox = new RemoteMailbox(account, name);
        return new RemoteMailbox(account, mailbox.now().text("name").orElse(name));
    }

    Http http() {
        return account.http();
    }

    String path() {
        return account.path() + "/mailboxes/" + Http.segment(name);
    }

    private Json now() {
        return http().get(path());
    }

    @Override
    public int messageCount() {
        return (int) now().number("messageCount");
    }

    @Override
    public int unseenCount() {
        return (int) now().number("unseenCount");
    }

    @Override
    public long uidValidity() {
        return now().number("uidValidity");
    }

    @Override
    public long uidNext() {
        return now().number("uidNext");
    }

    @Override
    public Set<SpecialUse> specialUse() {
        var uses = new TreeSet<SpecialUse>();
        for (var word : now().texts("specialUse")) {
            for (var use : SpecialUse.values()) {
                if (use.toString().equalsIgnoreCase(word)) {
                    uses.add(use);
                }
            }
        }
        return uses;
    }

    @Override
    public boolean isSelectable() {
        return now().flag("selectable");
    }

    @Override
    public boolean isSubscribed() {
        return now().flag("subscribed");
    }

    @Override
    public List<MailMessage> messages() {
        var messages = new ArrayList<MailMessage>();
        long after = 0;
        do {
            var page = http().get(path() + "/messages?after=" + after);
            page.list("items")
                    .forEach(item -> messages.add(new RemoteMessage(this, item.number("uid"))));
            after = page.number("next");
        } while (after > 0);
        return messages;
    }

    @Override
    public MailMessage message(int sequenceNumber) {
        var all = messages();
        if (sequenceNumber < 1 || sequenceNumber > all.size()) {
            throw new NoSuchElementException(
                    "%s of %s has no message %s; it has %s"
                            .formatted(name, account.user(), sequenceNumber, all.size()));
        }
        return all.get(sequenceNumber - 1);
    }

    @Override
    public MailMessage messageWithUid(long uid) {
        var message = new RemoteMessage(this, uid);
        message.size();
        return message;
    }

    @Override
    public MailMessage deliver(MessageSpec message) {
        var json = FixtureWriter.message(message);
        return new RemoteMessage(
                this, http().send("POST", path() + "/messages", json).number("uid"));
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
        http().send("PATCH", path(), new Json(Map.of("name", newName)).toString());
        return account.mailbox(newName);
    }

    @Override
    public void delete() {
        http().send("DELETE", path());
    }

    @Override
    public void clear() {
        http().send("DELETE", path() + "/messages");
    }

    @Override
    public void changeUidValidity() {
        http().send("PATCH", path(), "{\"uidValidity\": \"new\"}");
    }

    @Override
    public String toString() {
        return "mailbox " + name + " of " + account.user();
    }
}
