package dev.postiche.imap.session;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.engine.Exchange;
import dev.postiche.engine.Islands;
import dev.postiche.engine.Session;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.reply.StatusReply;
import dev.postiche.imap.reply.WireForm;
import dev.postiche.store.UidSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One IMAP connection: its state, and what outlives a change of state.
 *
 * <p>RFC 3501 §3.
 */
public final class ImapSession {

    private final ImapService mainland;
    private volatile ImapService service;
    private final Session session;
    private final Set<String> enabled = new HashSet<>();
    private volatile NewsForm newsForm;
    private volatile SessionState state = new NotAuthenticatedSession(this);
    private volatile boolean idle;
    private Optional<Exchange> exchange = Optional.empty();
    private UidSet asked = UidSet.EMPTY;
    private boolean changed;
    private volatile Optional<Thread> actor = Optional.empty();
    private volatile Optional<Listening> listening = Optional.empty();
    private final List<Following> followed = new CopyOnWriteArrayList<>();

    public ImapSession(ImapService service, Session session) {
        this.mainland = service;
        this.service = service;
        this.session = session;
        this.newsForm = plainForm();
    }

    /** All unsolicited FETCH responses include the UID. RFC 9051 Appendix E, 21 */
    private NewsForm plainForm() {
        return speaksRev2() ? NewsForm.PLAIN.withUids() : NewsForm.PLAIN;
    }

    public ImapService service() {
        return service;
    }

    /** The engine's session. */
    public Session session() {
        return session;
    }

    /** The state. Any thread may ask. */
    public SessionState state() {
        return state;
    }

    void become(SessionState next) {
        state = next;
    }

    /**
     * Goes where an account is at home.
     *
     * @return what its user is called there
     */
    String goHome(String account) {
        var home = mainland.islands().of(account);
        service = home.map(Islands.Home::shared).orElse(mainland);
        session.enter(home.map(it -> it.residence().realm()));
        return home.map(it -> it.residence().user()).orElse(account);
    }

    public boolean isAuthenticated() {
        return state instanceof AuthenticatedSession;
    }

    /** The session of a user who logged in; empty before that. */
    public Optional<AuthenticatedSession> authenticated() {
        return state instanceof AuthenticatedSession known ? Optional.of(known) : Optional.empty();
    }

    /** The session with its selected mailbox; empty while there is none. */
    public Optional<SelectedSession> selected() {
        return state instanceof SelectedSession known ? Optional.of(known) : Optional.empty();
    }

    /** Nobody is logged in any more, and nothing is enabled. RFC 8437 §3 */
    public void unauthenticated() {
        enabled.clear();
        listen(Optional.empty());
        followNothing();
        newsForm = plainForm();
        asked = UidSet.EMPTY;
        // The next one may be at home elsewhere.
        service = mainland;
        become(new NotAuthenticatedSession(this));
    }

    /** The client takes its leave. RFC 3501 §3.4 */
    public void loggedOut() {
        listen(Optional.empty());
        followNothing();
        become(new LoggedOutSession());
    }

    /** Switches capabilities on for the rest of the connection. RFC 5161 §3.1 */
    public void enable(Collection<String> capabilities, Replies replies) {
        for (var capability : capabilities) {
            if (enabled.add(capability.toUpperCase(Locale.ROOT))) {
                service.capabilities().switchOn(capability, this, replies);
            }
        }
    }

    /** In which form this session hears of messages. */
    public NewsForm newsForm() {
        return newsForm;
    }

    /** From now on it hears of messages in this form. */
    public void newsForm(NewsForm form) {
        newsForm = form;
    }

    /**
     * Where a command or a push says what it has to say.
     *
     * @param uidForm whether the command's name begins with UID
     */
    public Replies replies(Exchange current, boolean uidForm) {
        return new Replies(current.reply(), uidForm, newsForm.uidOnly(), wireForm());
    }

    /** Whether ENABLE switched a capability on. */
    public boolean isEnabled(String capability) {
        return enabled.contains(capability.toUpperCase(Locale.ROOT));
    }

    /** Whether this is a session of IMAP4rev2 and no longer one of IMAP4rev1. */
    public boolean speaksRev2() {
        return service.capabilities().speaksRev2(isEnabled("IMAP4rev2"));
    }

    /** The commands and words that it may use. */
    public Dialect dialect() {
        return service.capabilities().dialect(speaksRev2());
    }

    /** How strings and structures read. RFC 6855 §3, RFC 9051 §4.3 */
    public WireForm wireForm() {
        if (speaksRev2()) {
            return WireForm.REV2;
        }
        return isEnabled("UTF8=ACCEPT") ? WireForm.UTF8 : WireForm.PLAIN;
    }

    /** How mailbox names read. RFC 6855 §3, RFC 9051 §5.1 */
    public MailboxNaming naming() {
        var profile = service.profile();
        return new MailboxNaming(
                profile.separator(), profile.prefix(), service.inboxName(), wireForm().isUtf8());
    }

    /** A command begins to act. */
    public void begin(Exchange current) {
        exchange = Optional.of(current);
        changed = false;
    }

    /** Lets a command act, so that what it commits can be told from what others do. */
    public void acts(Runnable command) {
        actor = Optional.of(Thread.currentThread());
        try {
            command.run();
        } finally {
            actor = Optional.empty();
        }
    }

    /** Whether the thread that asks is this session's, in the middle of a command. */
    public boolean isActing() {
        return actor.equals(Optional.of(Thread.currentThread()));
    }

    /** From now on this is what the client hears of unasked; what it chose before ends. */
    public void listen(Optional<Listening> chosen) {
        listening.ifPresent(Listening::end);
        listening = chosen;
    }

    /**
     * From now on the client hears of this as well, beside the news of its mailbox; what it heard
     * of the same kind before ends.
     */
    public void follow(Following something) {
        for (var other : followed) {
            if (other.getClass().equals(something.getClass())) {
                other.end();
                followed.remove(other);
            }
        }
        followed.add(something);
    }

    private void followNothing() {
        followed.forEach(Following::end);
        followed.clear();
    }

    /** Whether the client hears of something while no command is in progress. RFC 5465 §3.1 */
    public boolean isListening() {
        return listening.isPresent();
    }

    /** The exchange of the command that is acting. */
    public Exchange exchange() {
        return exchange.orElseThrow();
    }

    /** Notes for the recording what the command that is acting changed. */
    public void changed(String what) {
        changed = true;
        exchange().changed(what);
    }

    /**
     * Tells a client that waits for the command how far it has come; one that does not wait for
     * long is told nothing.
     *
     * @param done of so many steps
     * @param goal above {@code done}
     */
    public void progress(long done, long goal) {
        if (isActing() && exchange().isOverdue()) {
            tellProgress(Progress.of(exchange().tag(), done, goal), exchange());
            exchange().flush();
        }
    }

    /** Tells a client that its command is being worked on, by a fault for one. */
    public void tellProgress(Progress progress, Exchange current) {
        service.capabilities().tellProgress(progress, replies(current, false));
    }

    /** Whether the client is in IDLE. Any thread may ask. */
    public boolean isIdle() {
        return idle;
    }

    void idle(boolean now) {
        idle = now;
    }

    /**
     * The next news tell the flags of these messages in any case, as the reply to a STORE does. RFC
     * 3501 §6.4.6
     */
    public void askFlags(UidSet uids) {
        asked = asked.union(uids);
    }

    /**
     * Tells the client what happened in its mailbox; where nothing true can be told any more, takes
     * leave.
     *
     * @param mayExpunge whether EXPUNGE may be among it. RFC 3501 §7.4.1
     */
    public void tellNews(boolean mayExpunge, Exchange exchange, Replies replies) {
        var told = asked;
        boolean isOwn = changed || !told.isEmpty();
        asked = UidSet.EMPTY;
        changed = false;
        // Who does not listen hears only what it has done itself. RFC 5465 §3.1
        boolean hears = isOwn || listening.map(Listening::hearsMessages).orElse(true);
        selected()
                .filter(selected -> hears)
                .ifPresent(selected -> tell(selected, mayExpunge, told, exchange, replies));
        authenticated()
                .ifPresent(
                        known -> {
                            listening.ifPresent(each -> each.tellOthers(known, replies));
                            followed.forEach(each -> each.tell(known, replies));
                        });
    }

    /** Tells what is due while no command is in progress. RFC 2177 §3, RFC 5465 §4, §6.1 */
    public void tellAtOnce(Exchange push) {
        boolean mayExpunge = idle || listening.map(Listening::hearsExpungesAtOnce).orElse(false);
        if (idle || listening.isPresent()) {
            tellNews(mayExpunge, push, replies(push, false));
        }
    }

    private void tell(
            SelectedSession selected,
            boolean mayExpunge,
            UidSet told,
            Exchange exchange,
            Replies replies) {
        var view = selected.view();
        var news = new NewsReplies(replies, newsForm, listening, told);
        view.sync(
                mayExpunge,
                told,
                event -> {
                    if (selected.followers().stream().anyMatch(NewsFollower::followsEach)) {
                        news.tellVanished(); // their numbers hold from after it
                    }
                    selected.followers().forEach(each -> each.before(event, replies));
                    news.on(event);
                });
        news.tellVanished();
        if (view.ending().isEmpty()) {
            selected.followers().forEach(each -> each.after(replies));
            news.end(selected);
        }
        view.ending().ifPresent(why -> end(Optional.empty(), why.text(), exchange, replies));
    }

    /** Takes leave in the middle of an exchange, which is the last one. RFC 3501 §7.1.5 */
    public void end(Optional<ResponseCode> code, String why, Exchange exchange, Replies replies) {
        loggedOut();
        replies.untagged(new StatusReply("BYE", code, why));
        exchange.endAfterwards();
    }

    /** Takes leave unasked. RFC 3501 §7.1.5 */
    public void bye(Farewell why, String text, Replies replies) {
        loggedOut();
        var words = why == Farewell.AUTOLOGOUT ? "Autologout; idle for too long" : text;
        var code =
                Optional.of(ResponseCode.LIMIT).filter(it -> why == Farewell.TOO_MANY_CONNECTIONS);
        replies.untagged(new StatusReply("BYE", code, words));
    }
}
