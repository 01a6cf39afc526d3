package dev.postiche.imap.session;

import dev.postiche.store.FlagChange;
import dev.postiche.store.MailStore;
import dev.postiche.store.Mailbox;
import dev.postiche.store.UidSet;

/** Views that walk into the three traps, to prove that the model test sees it. */
final class ErringViews {

    private ErringViews() {}

    /** EXISTS counts the mailbox, not what this client was told. */
    static View countingTheMailbox(SelectedView view, MailStore store) {
        return new View.Delegating(view) {
            @Override
            public void sync(boolean mayExpunge, UidSet asked, ViewListener listener) {
                super.sync(
                        mayExpunge,
                        asked,
                        event ->
                                listener.on(
                                        event instanceof ViewEvent.Exists it ? exists(it) : event));
            }

            private ViewEvent exists(ViewEvent.Exists told) {
                var mailbox = store.state().mailbox(view.id()).orElseThrow();
                return new ViewEvent.Exists(mailbox.exists(), told.arrived());
            }
        };
    }

    /** A message that came and went between two syncs is mentioned. */
    static View mentioningWhatCameAndWent(SelectedView view, MailStore store) {
        return new View.Delegating(view) {

            private UidSet arrived = UidSet.EMPTY;

            {
                store.watch(
                        commit -> {
                            var before = commit.before().mailbox(view.id());
                            var after = commit.after().mailbox(view.id());
                            var first = before.map(Mailbox::uidNext).orElse(1L);
                            var next = after.map(Mailbox::uidNext).orElse(1L);
                            arrived = arrived.union(UidSet.range(first, next - 1));
                        });
            }

            @Override
            public void sync(boolean mayExpunge, UidSet asked, ViewListener listener) {
                if (mayExpunge) {
                    var present = store.state().mailbox(view.id()).map(Mailbox::rows);
                    var known = view.announced().present(arrived);
                    var gone = arrived.minus(known);
                    present.ifPresent(
                            rows ->
                                    gone.minus(rows.present(gone))
                                            .forEach(
                                                    uid -> {
                                                        var n = count() + 1;
                                                        listener.on(new ViewEvent.Exists(n, 1));
                                                        listener.on(new ViewEvent.Expunged(n, uid));
                                                    }));
                    arrived = UidSet.EMPTY;
                }
                super.sync(mayExpunge, asked, listener);
            }
        };
    }

    /** After a silent STORE the present row counts as announced. */
    static View takingTheRowAfterASilentStore(SelectedView view, MailStore store) {
        return new View.Delegating(view) {
            @Override
            public void apply(FlagChange change, UidSet uids) {
                store.state()
                        .mailbox(view.id())
                        .ifPresent(mailbox -> mailbox.rows().forEachIn(uids, view::told));
            }
        };
    }
}
