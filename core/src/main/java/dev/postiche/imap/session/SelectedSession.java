package dev.postiche.imap.session;

import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.grammar.SequenceSet;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.spec.Flag;
import dev.postiche.spec.Right;
import dev.postiche.spec.Rights;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import dev.postiche.store.MessageRow;
import dev.postiche.store.Rows;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection with a mailbox selected. RFC 3501 §3.3. */
public final class SelectedSession extends AuthenticatedSession {

    private final SelectedView view;
    private final MailboxId mailbox;
    private final List<NewsFollower> followers = new CopyOnWriteArrayList<>();
    private UidSet saved = UidSet.EMPTY;

    SelectedSession(ImapSession imap, String user, SelectedView view) {
        super(imap, user);
        this.view = view;
        this.mailbox = view.id();
    }

    @Override
    public State state() {
        return State.SELECTED;
    }

    /** The mailbox as the client knows it. */
    public SelectedView view() {
        return view;
    }

    /** The selected mailbox, whatever it is called by now. Any thread may ask. */
    public MailboxId mailbox() {
        return mailbox;
    }

    /** The selected mailbox as it is at this moment; the last known one if it is gone. */
    public Mailbox now() {
        return store().state().mailbox(mailbox).orElse(view.mailbox());
    }

    /** The messages of {@code $}; none before the first search that saves. RFC 5182 §2.1 */
    public UidSet saved() {
        return saved;
    }

    /** Makes these the messages of {@code $}. RFC 5182 §2.1 */
    public void save(UidSet found) {
        saved = found;
    }

    /** What is told along with the news of the mailbox, as long as it is selected. */
    public List<NewsFollower> followers() {
        return followers;
    }

    /** The flags that this user can alter for good. RFC 3501 §7.1, RFC 4314 §5.1.1 */
    public List<String> permanentFlags() {
        var permanent = new ArrayList<String>();
        if (view.isReadOnly()) {
            return permanent;
        }
        var guard = store().guard();
        for (var name : KnownFlags.with(now().keywords())) {
            if (guard.maySet(now(), Flag.of(name))) {
                permanent.add(name);
            }
        }
        if (rights(now()).has(Right.WRITE)) {
            permanent.add("\\*"); // new keywords may be made. RFC 3501 §7.1
        }
        return permanent;
    }

    /** Whether the user can alter all flags. RFC 4314 §4 */
    public boolean mayChangeAllFlags() {
        return rights(now()).all().containsAll(Rights.of("swt").all());
    }

    /** NO if the mailbox was selected by EXAMINE. RFC 3501 §6.3.2 */
    public void requireReadWrite() {
        if (view.isReadOnly()) {
            throw No.with(ResponseCode.READ_ONLY, "The mailbox is selected read-only");
        }
    }

    /** Announced messages in a row: indexes, the last one excluded. */
    public record Span(int from, int to) {

        /** Where the messages of these UIDs lie; one that does not exist is ignored. */
        public static List<Span> ofUids(Rows rows, SequenceSet uids) {
            var spans = new ArrayList<Span>();
            if (rows.isEmpty()) {
                return spans;
            }
            long last = uids.hasStar() ? rows.get(rows.size() - 1).uid() : Long.MAX_VALUE;
            uids.ascending(last).forEach(range -> add(spans, rows, range.first(), range.last()));
            return spans;
        }

        /** Where the messages of these UIDs lie; one that does not exist is ignored. */
        public static List<Span> ofUids(Rows rows, UidSet uids) {
            var spans = new ArrayList<Span>();
            for (int range = 0; range < uids.ranges(); range++) {
                add(spans, rows, uids.first(range), uids.last(range));
            }
            return spans;
        }

        private static void add(List<Span> spans, Rows rows, long first, long last) {
            var span = new Span(rows.ceiling(first), rows.ceiling(last + 1));
            if (span.from < span.to) {
                spans.add(span);
            }
        }
    }

    /**
     * Where the messages of a set lie among the announced ones, ascending.
     *
     * @throws BadCommand for a sequence number above the number of messages. RFC 3501 §9
     *     (seq-number)
     */
    public List<Span> resolve(MessageSet messages) {
        return messages.uids() || messages.numbers().isSaved()
                ? spansOfUids(messages.numbers())
                : byNumber(messages.numbers());
    }

    private List<Span> byNumber(SequenceSet numbers) {
        int count = view.count();
        if (numbers.largestNumber() > count || (count == 0 && numbers.hasStar())) {
            throw BadCommand.because("There are only " + count + " messages");
        }
        return numbers.ascending(count).stream()
                .map(range -> new Span((int) range.first() - 1, (int) range.last()))
                .toList();
    }

    /** Where the messages of these UIDs lie; one that does not exist is ignored. RFC 3501 §6.4.8 */
    public List<Span> spansOfUids(SequenceSet uids) {
        return uids.isSaved()
                ? Span.ofUids(view.announced(), saved) // RFC 5182 §2.1
                : Span.ofUids(view.announced(), uids);
    }

    /** The UIDs of a set's messages. */
    public UidSet uidsOf(MessageSet messages) {
        var uids = new UidSet.Builder();
        for (var span : resolve(messages)) {
            for (MessageRow row : view.announced().range(span.from(), span.to())) {
                uids.add(row.uid());
            }
        }
        return uids.build();
    }
}
