package dev.postiche.imap.session;

import dev.postiche.engine.Limit;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.spec.Right;
import dev.postiche.spec.Rights;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import dev.postiche.store.UserStore;
import java.util.Optional;

/** A connection whose user is known. RFC 3501 §3.2. */
public sealed class AuthenticatedSession implements SessionState permits SelectedSession {

    private final ImapSession imap;
    private final String user;
    private final Reach reach;

    AuthenticatedSession(ImapSession imap, String user) {
        this.imap = imap;
        this.user = user;
        this.reach = Reach.of(imap.service(), user);
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

    /** The store, held to what this user may do. */
    public UserStore store() {
        return reach.store();
    }

    /** Which mailboxes the user can name, and what may be done with them. */
    public Reach reach() {
        return reach;
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
        var naming = naming();
        return naming.fromWire(name)
                .filter(valid -> !naming.utf8() || NetUnicode.isName(valid)) // RFC 9051 §6.3.4
                .orElseThrow(() -> No.with(ResponseCode.CANNOT, "Not a valid mailbox name"));
    }

    /** Whose mailbox such a name means, and what it is called there; NO when it can be none. */
    public Reach.Place place(MailboxName name) {
        return reach.place(nameOf(name))
                .orElseThrow(() -> No.with(ResponseCode.NONEXISTENT, "No such mailbox"));
    }

    /** As {@link #place}, of a mailbox that need not be there. */
    public Reach.Place placeToCreate(MailboxName name) {
        var wanted = nameToCreate(name);
        long most = imap.session().limits().of(Limit.MAILBOX_NAME);
        if (wanted.length() > most) {
            throw No.with(ResponseCode.LIMIT, "A name may have " + most + " characters");
        }
        return reach.place(wanted)
                .orElseThrow(() -> No.with(ResponseCode.NOPERM, "You cannot do this here"));
    }

    /** The mailbox of this name that the user may read; NO when there is none. */
    public Mailbox mailbox(MailboxName name) {
        return mailbox(name, Right.READ);
    }

    /** The mailbox of this name with which this may be done; NO when there is none. */
    public Mailbox mailbox(MailboxName name, Right right) {
        return permitted(nameOf(name), right)
                .filter(Mailbox::isSelectable)
                .orElseThrow(() -> No.with(ResponseCode.NONEXISTENT, "No such mailbox"));
    }

    /**
     * The mailbox of this name to put messages into; NO with TRYCREATE when there is none but could
     * be. RFC 3501 §6.3.11, §6.4.7
     */
    public Mailbox target(MailboxName name) {
        return permitted(nameToCreate(name), Right.INSERT)
                .filter(Mailbox::isSelectable)
                .orElseThrow(() -> No.with(ResponseCode.TRYCREATE, "No such mailbox"));
    }

    private Optional<Mailbox> permitted(String name, Right right) {
        var mailbox = reach.find(name);
        mailbox.ifPresent(found -> store().guard().require(found, right));
        return mailbox;
    }

    /** The name of a mailbox as this user reads it, one char for each octet. */
    public String wireName(Mailbox mailbox) {
        return naming().toWire(reach.nameOf(mailbox));
    }

    /** Whether the user can select a mailbox. RFC 4314 §4 */
    public boolean maySelect(Mailbox mailbox) {
        return mailbox.isSelectable() && rights(mailbox).has(Right.READ);
    }

    /** How many messages a command takes at a time. RFC 9738 */
    public MessageBound bound() {
        return imap.service().capabilities().messageBound(imap, false);
    }

    /** How many messages a command takes at a time that stores them. RFC 9738 */
    public MessageBound savingBound() {
        return imap.service().capabilities().messageBound(imap, true);
    }

    /** What the user may do with a mailbox. RFC 4314 §2.1 */
    public Rights rights(Mailbox mailbox) {
        return store().guard().rights(mailbox);
    }

    /**
     * Selects a mailbox; the one that was selected is given up first, even if this fails. RFC 3501
     * §6.3.1
     */
    public SelectedSession select(Mailbox mailbox, boolean readOnly) {
        var view = SelectedView.open(imap.service().store(), mailbox.id(), readOnly);
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
