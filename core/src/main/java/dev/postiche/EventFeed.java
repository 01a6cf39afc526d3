package dev.postiche;

import dev.postiche.record.Ending;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.RecordingWatcher;
import dev.postiche.store.Account;
import dev.postiche.store.ChangeLog;
import dev.postiche.store.Commit;
import dev.postiche.store.MailboxId;
import dev.postiche.store.StoreState;
import dev.postiche.store.UidSet;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Says in events what commits and sessions do.
 *
 * <p>It compares no more rows than have arrived: what else changed stands in the mailboxes' logs.
 */
record EventFeed(InstantSource clock, Consumer<MailEvent> watcher) implements RecordingWatcher {

    void committed(Commit commit) {
        if (commit.isRestore()) {
            tell(MailEvent.Type.RESTORED, Optional.empty(), Optional.empty(), "");
            return;
        }
        if (commit.accounts()) {
            accounts(commit.after(), commit.before(), MailEvent.Type.ACCOUNT_CREATED);
            accounts(commit.before(), commit.after(), MailEvent.Type.ACCOUNT_DELETED);
        }
        commit.mailboxes().stream().sorted().forEach(id -> mailbox(commit, id));
    }

    private void accounts(StoreState those, StoreState without, MailEvent.Type type) {
        var users = new TreeSet<>(those.accounts().stream().map(Account::user).toList());
        without.accounts().forEach(account -> users.remove(account.user()));
        users.forEach(user -> tell(type, Optional.of(user), Optional.empty(), ""));
    }

    private void mailbox(Commit commit, MailboxId id) {
        var before = commit.before().mailbox(id);
        var after = commit.after().mailbox(id);
        if (after.isEmpty()) {
            before.ifPresent(gone -> tell(MailEvent.Type.MAILBOX_DELETED, gone, ""));
            return;
        }
        var now = after.get();
        if (before.isEmpty()) {
            tell(MailEvent.Type.MAILBOX_CREATED, now, "");
        } else if (!before.get().name().equals(now.name())) {
            tell(MailEvent.Type.MAILBOX_RENAMED, before.get(), now.name());
        }
        var rows = now.rows();
        var arrived = new UidSet.Builder();
        var firstNew = before.map(it -> it.uidNext()).orElse(1L);
        rows.range(rows.ceiling(firstNew), rows.size()).forEach(row -> arrived.add(row.uid()));
        tell(MailEvent.Type.MESSAGES_ARRIVED, now, arrived.build());
        before.ifPresent(
                was -> {
                    changed(MailEvent.Type.FLAGS_CHANGED, was, now, ChangeLog.Kind.FLAGS);
                    changed(MailEvent.Type.MESSAGES_EXPUNGED, was, now, ChangeLog.Kind.EXPUNGED);
                });
    }

    private void changed(
            MailEvent.Type type,
            dev.postiche.store.Mailbox was,
            dev.postiche.store.Mailbox now,
            ChangeLog.Kind kind) {
        now.log().since(was.highestModSeq(), kind).ifPresent(uids -> tell(type, now, uids));
    }

    @Override
    public void sessionBegan(RecordedSession session) {
        tell(MailEvent.Type.SESSION_BEGAN, session, session.protocol().word());
    }

    @Override
    public void exchangeEnded(RecordedSession session, RecordedExchange exchange) {
        exchange.faults().forEach(fault -> tell(MailEvent.Type.FAULT, session, fault));
        if (exchange.kind() == RecordedExchange.Kind.COMMAND && !exchange.status().isEmpty()) {
            tell(MailEvent.Type.COMMAND, session, exchange.command());
        }
    }

    @Override
    public void sessionEnded(RecordedSession session) {
        var how = session.ending().map(Ending::name).orElse("").toLowerCase(Locale.ROOT);
        tell(MailEvent.Type.SESSION_ENDED, session, how.replace('_', '-'));
    }

    private void tell(MailEvent.Type type, dev.postiche.store.Mailbox mailbox, UidSet uids) {
        if (!uids.isEmpty()) {
            tell(type, mailbox, uids.toString());
        }
    }

    private void tell(MailEvent.Type type, dev.postiche.store.Mailbox mailbox, String text) {
        tell(type, Optional.of(mailbox.user()), Optional.of(mailbox.name()), text);
    }

    private void tell(
            MailEvent.Type type, Optional<String> account, Optional<String> mailbox, String text) {
        tell(new MailEvent(type, clock.instant(), account, mailbox, OptionalInt.empty(), text));
    }

    private void tell(MailEvent.Type type, RecordedSession session, String text) {
        var number = OptionalInt.of(session.number());
        tell(
                new MailEvent(
                        type, clock.instant(), session.account(), Optional.empty(), number, text));
    }

    private void tell(MailEvent event) {
        try {
            watcher.accept(event);
        } catch (RuntimeException e) {
            // The client whose command it was has nothing to do with it.
            log().log(System.Logger.Level.WARNING, "a watcher failed at " + event.type().word(), e);
        }
    }

    /** Found when there is something to say: the search goes through the whole class path. */
    private static System.Logger log() {
        return System.getLogger(EventFeed.class.getName());
    }
}
