package dev.postiche.client;

import dev.postiche.MailAccount;
import dev.postiche.Mailbox;
import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.MailboxSpec;
import dev.postiche.spec.QuotaSpec;
import java.util.List;

/** An account by its user name, asked for anew for each question. */
record RemoteAccount(Http http, String user) implements MailAccount {

    /** One that is there. */
    static RemoteAccount named(Http http, String user) {
        var account = new RemoteAccount(http, user);
        return new RemoteAccount(http, account.now().text("user").orElse(user));
    }

    String path() {
        return "/accounts/" + Http.segment(user);
    }

    private Json now() {
        return http.get(path());
    }

    @Override
    public String password() {
        now();
        return Fixture.read("fixture", http.octets("/fixture", "application/json"))
                .account(user)
                .map(AccountSpec::password)
                .orElse("");
    }

    @Override
    public MailAccount password(String newPassword) {
        return change(AccountSpec.account(user).password(newPassword));
    }

    private MailAccount change(AccountSpec what) {
        http.send("PATCH", path(), FixtureWriter.account(what));
        return this;
    }

    @Override
    public List<String> addresses() {
        return now().texts("addresses");
    }

    @Override
    public Mailbox mailbox(String name) {
        return RemoteMailbox.named(this, name);
    }

    @Override
    public List<Mailbox> mailboxes() {
        return http.get(path() + "/mailboxes").list("items").stream()
                .map(mailbox -> mailbox.text("name").orElse(""))
                .map(name -> (Mailbox) new RemoteMailbox(this, name))
                .toList();
    }

    @Override
    public Mailbox createMailbox(MailboxSpec mailbox) {
        http.send("POST", path() + "/mailboxes", FixtureWriter.mailbox(mailbox));
        return mailbox(mailbox.name());
    }

    @Override
    public Mailbox putMailbox(MailboxSpec mailbox) {
        var remote = new RemoteMailbox(this, mailbox.name());
        http.send("PUT", remote.path(), FixtureWriter.mailbox(mailbox));
        return remote;
    }

    @Override
    public QuotaSpec quota() {
        var said = now().at("quota");
        var quota = QuotaSpec.quota();
        if (said.text("storageKiB").isPresent()) {
            quota = quota.storageKiB(said.number("storageKiB"));
        }
        return said.text("messages").isPresent() ? quota.messages(said.number("messages")) : quota;
    }

    @Override
    public MailAccount quota(QuotaSpec quota) {
        return change(AccountSpec.account(user).quota(quota));
    }

    @Override
    public void delete() {
        http.send("DELETE", path());
    }

    @Override
    public String toString() {
        return "account " + user;
    }
}
