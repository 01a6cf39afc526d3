package dev.postiche.imap.session;

import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.MessageRow;
import dev.postiche.store.UidSet;
import java.util.Optional;

/** What the model test does with a view, so that it can be given one that errs. */
interface View {

    void sync(boolean mayExpunge, UidSet asked, ViewListener listener);

    void apply(FlagChange change, UidSet uids);

    void told(MessageRow row);

    int count();

    MessageRow row(int sequenceNumber);

    Flags flagsOf(MessageRow row);

    Optional<ViewEvent.Ending> ending();

    /** The view of the product. */
    static View of(SelectedView view) {
        return new Delegating(view);
    }

    /** Does all that the view of the product does; who errs overrides what he does wrong. */
    class Delegating implements View {

        final SelectedView view;

        Delegating(SelectedView view) {
            this.view = view;
        }

        @Override
        public void sync(boolean mayExpunge, UidSet asked, ViewListener listener) {
            view.sync(mayExpunge, asked, listener);
        }

        @Override
        public void apply(FlagChange change, UidSet uids) {
            view.apply(change, uids);
        }

        @Override
        public void told(MessageRow row) {
            view.told(row);
        }

        @Override
        public int count() {
            return view.count();
        }

        @Override
        public MessageRow row(int sequenceNumber) {
            return view.row(sequenceNumber);
        }

        @Override
        public Flags flagsOf(MessageRow row) {
            return view.flagsOf(row);
        }

        @Override
        public Optional<ViewEvent.Ending> ending() {
            return view.ending();
        }
    }
}
