package dev.postiche.imap.session;

import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.store.Account;
import dev.postiche.store.MailStore;
import dev.postiche.store.Mailbox;

/** A connection whose user is known. RFC 3501 §3.2. */
public sealed class AuthenticatedSession implements SessionState permits SelectedSession {

    private final ImapSession imap;
    private final String user;

    AuthenticatedSession(ImapSession imap, String user) {
        this.imap = imap;
        this.user = user;
    }

    @Override
    public State state() {
        return State.AUTHENTICATED;
    }

    /** Notes for the recording what the command changed. */
    public void changed(String what) {
        imap.changed(what);
    }

    /** The connection's session in any state. */
    public ImapSession imap() {
        return imap;
    }

    /** The user name of the account. */
    public String user() {
        return user;
    }

    public MailStore store() {
        return imap.service().store();
    }

    /** The user's account as it is at this moment. */
    public Account account() {
        return store().state()
                .account(user)
                .orElseThrow(
                        () -> No.with(ResponseCode.UNAVAILABLE, "Your account is no longer there"));
    }

    public MailboxNaming naming() {
        return imap.naming();
    }

    /** Whether a capability is in use. */
    public boolean has(String capability) {
        return imap.service().capabilities().has(capability);
    }

    /** The server's name for a mailbox; NO when there can be none of such a name. */
    public String nameOf(MailboxName name) {
        return naming().fromWire(name)
                .orElseThrow(() -> No.with(ResponseCode.NONEXISTENT, "No such mailbox"));
    }

    /** The server's name for a mailbox to be made; NO when there can be none of such a name. */
    public String nameToCreate(MailboxName name) {
        return naming().fromWire(name)
                .orElseThrow(() -> No.with(ResponseCode.CANNOT, "Not a valid mailbox name"));
    }

    /** The mailbox of this name that holds messages; NO when there is none. */
    public Mailbox mailbox(MailboxName name) {
        return account()
                .mailbox(nameOf(name))
                .filter(Mailbox::isSelectable)
                .orElseThrow(() -> No.with(ResponseCode.NONEXISTENT, "No such mailbox"));
    }

    /**
     * The mailbox of this name to put messages into; NO with TRYCREATE when there is none but could
     * be. RFC 3501 §6.3.11, §6.4.7
     */
    public Mailbox target(MailboxName name) {
        return account()
                .mailbox(nameToCreate(name))
                .filter(Mailbox::isSelectable)
                .orElseThrow(() -> No.with(ResponseCode.TRYCREATE, "No such mailbox"));
    }

    /**
     * Selects a mailbox; the one that was selected is given up first, even if this fails. RFC 3501
     * §6.3.1
     */
    public SelectedSession select(Mailbox mailbox, boolean readOnly) {
        var view = SelectedView.open(store(), mailbox.id(), readOnly);
        if (imap.newsForm().modSeqs()) {
            view.reportModSeq();
        }
        if (imap.speaksRev2()) {
            view.hideRecent();
        }
        var selected = new SelectedSession(imap, user, view);
        imap.become(selected);
        imap.changed("selected " + mailbox.name() + (readOnly ? " read-only" : ""));
        return selected;
    }

    /** No mailbox is selected any more. */
    public void unselect() {
        imap.become(new AuthenticatedSession(imap, user));
    }
}
