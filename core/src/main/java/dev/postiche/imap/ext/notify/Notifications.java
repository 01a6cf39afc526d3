package dev.postiche.imap.ext.notify;

import dev.postiche.imap.command.MessageItems;
import dev.postiche.imap.ext.notify.EventGroup.Event;
import dev.postiche.imap.ext.notify.EventGroup.Filter;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.Listening;
import dev.postiche.imap.session.Reach;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.store.Account;
import dev.postiche.store.Annotations;
import dev.postiche.store.Commit;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import dev.postiche.store.StoreState;
import dev.postiche.store.Subscription;
import dev.postiche.store.UidSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one session has asked to be told of, and how far it was told.
 *
 * <p>What is to be told is found by comparing what was told last with what there is: so a client
 * that does not read costs no memory, and nothing overflows. RFC 5465 §5, §5.8.
 */
final class Notifications implements Listening {

    private final ImapSession imap;
    private final String user;
    private final List<EventGroup> groups;
    private final Optional<EventGroup> ofSelected;
    private final Reach reach;
    private final Map<MailboxId, Mailbox> told = new HashMap<>();
    private final Set<MailboxId> noAccess = new HashSet<>();
    private Set<String> subscriptionsTold;
    private Annotations annotationsTold;
    private UidSet own = UidSet.EMPTY;
    private Subscription watching = () -> {};

    private Notifications(AuthenticatedSession session, List<EventGroup> groups) {
        this.imap = session.imap();
        this.user = session.user();
        this.groups = groups;
        this.ofSelected = groups.stream().filter(group -> group.filter().isSelected()).findFirst();
        var account = session.account();
        this.reach = session.reach();
        reach.visible().values().forEach(mailbox -> told.put(mailbox.id(), mailbox));
        this.subscriptionsTold = Set.copyOf(account.subscriptions());
        this.annotationsTold = session.store().state().annotations();
    }

    /** From now on the session is woken up when something happens in its account. */
    static Notifications begin(AuthenticatedSession session, List<EventGroup> groups) {
        var notifications = new Notifications(session, groups);
        if (!groups.isEmpty()) {
            notifications.watching = session.store().watch(notifications::on);
        }
        return notifications;
    }

    @Override
    public void end() {
        watching.close();
    }

    /** Called by whoever commits: only what this session does itself is looked at here. */
    private void on(Commit commit) {
        if (imap.isActing()) {
            tookPart(commit);
        } else if (commit.accounts()
                || Stream.of(commit.before(), commit.after())
                        .anyMatch(state -> isOurs(state, commit.mailboxes()))) {
            imap.session().pushDue();
        }
    }

    private boolean isOurs(StoreState state, Set<MailboxId> mailboxes) {
        return mailboxes.stream()
                .flatMap(id -> state.mailbox(id).stream())
                .anyMatch(reach::isVisible);
    }

    /** Of what a client does itself it is not told, unless others did something too. RFC 5465 §5 */
    private void tookPart(Commit commit) {
        for (var id : commit.mailboxes()) {
            var before = commit.before().mailbox(id);
            var after = commit.after().mailbox(id).filter(reach::isVisible);
            if (Optional.ofNullable(told.get(id)).equals(before)) {
                after.ifPresentOrElse(now -> told.put(id, now), () -> told.remove(id));
            }
            long from = before.map(Mailbox::uidNext).orElse(1L);
            if (imap.selected().filter(selected -> selected.mailbox().equals(id)).isPresent()) {
                own =
                        own.union(
                                after.map(now -> UidSet.range(from, now.uidNext() - 1))
                                        .orElse(own));
            }
        }
        var before = commit.before().account(user);
        var after = commit.after().account(user);
        if (before.isPresent()
                && after.isPresent()
                && subscriptionsTold.equals(before.get().subscriptions())) {
            subscriptionsTold = Set.copyOf(after.get().subscriptions());
        }
        if (annotationsTold.equals(commit.before().annotations())) {
            annotationsTold = commit.after().annotations();
        }
    }

    @Override
    public boolean hearsMessages() {
        return ofSelected.filter(EventGroup::isOfMessages).isPresent();
    }

    @Override
    public boolean hearsFlags() {
        return ofSelected.filter(group -> group.events().contains(Event.FLAG_CHANGE)).isPresent();
    }

    @Override
    public boolean hearsExpungesAtOnce() {
        return ofSelected.filter(group -> group.filter() == Filter.SELECTED).isPresent();
    }

    @Override
    public void tellArrived(SelectedSession session, int first, int last, Replies replies) {
        var items = ofSelected.map(EventGroup::items).orElse(List.of());
        var view = session.view();
        for (int number = first; number <= last && !items.isEmpty(); number++) {
            var row = view.row(number);
            if (!own.contains(row.uid())) { // RFC 5465 §5.2
                MessageItems.tellUnasked(session, number, row, items, replies);
            }
        }
        own = UidSet.EMPTY;
    }

    @Override
    public void tellOthers(AuthenticatedSession session, Replies replies) {
        // One state for all comparisons, whatever others commit meanwhile.
        session.store()
                .state()
                .account(user)
                .filter(account -> !groups.isEmpty())
                .ifPresent(account -> tellOthers(session, account, replies));
    }

    private void tellOthers(AuthenticatedSession session, Account account, Replies replies) {
        var now = new HashMap<MailboxId, Mailbox>();
        var state = session.store().state();
        reach.visible(state).values().forEach(mailbox -> now.put(mailbox.id(), mailbox));
        var before = new HashMap<>(told);
        told.clear();
        told.putAll(now);
        new AccessEvents(session, account, groups, noAccess).tell(before, now, state, replies);
        new MailboxNameEvents(session, account, groups, before, now).tell(replies);
        tellSubscriptions(session, account, replies);
        var counts = new StatusEvents(session, account, groups);
        var annotations = new MetadataEvents(session, account, groups);
        for (var mailbox : reach.visible(state).values()) {
            counts.tell(before(mailbox, before), mailbox, replies);
            annotations.tell(before(mailbox, before), mailbox, replies);
        }
        var ofServer = state.annotations();
        annotations.tellOfServer(annotationsTold, ofServer, replies);
        annotationsTold = ofServer;
    }

    /** The mailbox when it was told; one of the same name if it was made anew. */
    private static Optional<Mailbox> before(Mailbox now, Map<MailboxId, Mailbox> told) {
        return Optional.ofNullable(told.get(now.id()))
                .or(
                        () ->
                                told.values().stream()
                                        .filter(old -> old.user().equals(now.user()))
                                        .filter(old -> old.name().equals(now.name()))
                                        .findFirst());
    }

    /** RFC 5465 §5.5. */
    private void tellSubscriptions(AuthenticatedSession session, Account account, Replies replies) {
        var now = Set.copyOf(account.subscriptions());
        var changed = new HashSet<>(now);
        changed.addAll(subscriptionsTold);
        changed.removeIf(name -> now.contains(name) == subscriptionsTold.contains(name));
        subscriptionsTold = now;
        for (var name : changed.stream().sorted().toList()) {
            boolean isWanted =
                    groups.stream()
                            .filter(group -> group.events().contains(Event.SUBSCRIPTION_CHANGE))
                            .anyMatch(
                                    group ->
                                            group.filter() == Filter.SUBSCRIBED
                                                    || group.matches(name, account, session));
            if (isWanted) {
                replies.untagged(new ListEvent(name, Optional.empty(), account, session));
            }
        }
    }

    /** The mailboxes whose messages would be watched if they could be read. RFC 5465 §3.1 */
    void tellNoAccess(AuthenticatedSession session, Replies replies) {
        new AccessEvents(session, session.account(), groups, noAccess)
                .tellFirst(reach.visible().values(), replies);
    }

    /** The counts of all mailboxes whose messages are watched. RFC 5465 §3.1 */
    void tellStatus(AuthenticatedSession session, Replies replies) {
        var account = session.account();
        var counts = new StatusEvents(session, account, groups);
        reach.visible().values().forEach(mailbox -> counts.tellFirst(mailbox, replies));
    }
}
