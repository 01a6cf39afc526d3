package dev.postiche.pop3;

import dev.postiche.engine.Islands;
import dev.postiche.engine.Limit;
import dev.postiche.engine.Session;
import dev.postiche.sasl.Credentials;
import dev.postiche.sasl.SaslContext;
import dev.postiche.sasl.SaslMechanism;
import dev.postiche.sasl.SaslMechanisms;
import dev.postiche.sasl.TlsChannel;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MessageRow;
import dev.postiche.store.StoreRefusal;
import dev.postiche.store.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one client has told and been given so far: its state, its account and its maildrop. */
final class Pop3Session {
    private final Session session;
    private final Pop3Settings mainland;
    private volatile Pop3Settings settings;
    private final String stamp;
    private volatile Pop3State state = Pop3State.AUTHORIZATION;
    private volatile Optional<String> account = Optional.empty();
    private Optional<String> userName = Optional.empty();
    private boolean utf8Mode;
    private String command = "";
    private Optional<Maildrop> maildrop = Optional.empty();
    private final Optional<RecentMode> recentMode;

    Pop3Session(Session session, Pop3Settings settings) {
        this.session = session;
        this.mainland = settings;
        this.settings = settings;
        this.recentMode =
                RecentMode.QUIRK.isOn(settings.profile())
                        ? Optional.of(new RecentMode(settings.credentials()))
                        : Optional.empty();
        // RFC 1939 §7: different for each greeting, in the form of a msg-id
        this.stamp =
                "<%s.%s@%s>"
                        .formatted(
                                settings.random().nextInt(1, 100_000),
                                session.clock().instant().toEpochMilli(),
                                settings.hostName());
    }

    Pop3Settings settings() {
        return settings;
    }

    String stamp() {
        return stamp;
    }

    Pop3State state() {
        return state;
    }

    Optional<String> account() {
        return account;
    }

    boolean isSecure() {
        return session.tls().isPresent();
    }

    /** A command begins. */
    void begin(String keyword) {
        command = keyword;
    }

    /** A text for people, as the profile words it. */
    String text(String status, Optional<String> code, String own) {
        return settings.speech().wording().of(status, command, code, this::mark, own);
    }

    private String mark(String name) {
        return switch (name) {
            case "user" -> account.orElse("");
            case "messages" -> maildrop.map(open -> String.valueOf(open.count())).orElse("");
            case "total" -> maildrop.map(open -> String.valueOf(open.octets())).orElse("");
            case "octets" -> Pop3Reply.OCTETS;
            default -> "";
        };
    }

    /** The name that USER gave, for the PASS that follows directly. RFC 1939 §7 */
    Optional<String> userName() {
        return userName;
    }

    void userName(String name) {
        userName = Optional.of(name);
    }

    void forgetUserName() {
        userName = Optional.empty();
    }

    void enterUtf8Mode() {
        utf8Mode = true;
    }

    boolean isInUtf8Mode() {
        return utf8Mode;
    }

    /** The message that RETR or TOP is to send. */
    MessageRow readable(int number) {
        var row = maildrop().message(number);
        // RFC 6856 §2.1: such a header must not be sent as it is
        if (!utf8Mode && settings.has(Pop3Capability.UTF8) && Maildrop.hasUtf8Header(row)) {
            throw Pop3Refusal.withCode(
                    Pop3Refusal.UTF8, "the message has a header in UTF-8, give UTF8 before login");
        }
        return row;
    }

    Maildrop maildrop() {
        return maildrop.orElseThrow(() -> new IllegalStateException("no maildrop is open"));
    }

    /** Opens and locks the account's maildrop. RFC 1939 §4 */
    void open(String opened) {
        userName = Optional.empty();
        var user = goHome(opened);
        if (!session.mayLogIn(user)) {
            throw Pop3Refusal.withCode(Pop3Refusal.SYS_TEMP, "too many connections of this user");
        }
        var inbox = inbox(user).id();
        var locks = settings.locks();
        if (!locks.acquire(inbox, this)) {
            throw Pop3Refusal.withCode(Pop3Refusal.IN_USE, "another session has this maildrop");
        }
        if (!settings.history().mayLogIn(inbox, session.clock().instant(), loginDelay())) {
            locks.release(inbox, this);
            throw Pop3Refusal.withCode(
                    Pop3Refusal.LOGIN_DELAY,
                    "wait %s seconds between logins".formatted(loginDelay().toSeconds()));
        }
        try {
            expire(inbox(user));
            // Looked up again: what was delivered before the lock was ours belongs to this session.
            maildrop = Optional.of(maildrop(inbox(user)));
        } catch (RuntimeException refused) {
            locks.release(inbox, this);
            throw refused;
        }
        account = Optional.of(user);
        state = Pop3State.TRANSACTION;
    }

    private String goHome(String opened) {
        var home = mainland.islands().of(opened);
        settings = home.map(Islands.Home::shared).orElse(mainland);
        session.enter(home.map(it -> it.residence().realm()));
        return home.map(it -> it.residence().user()).orElse(opened);
    }

    private Maildrop maildrop(Mailbox inbox) {
        var rows =
                recentMode
                        .map(mode -> mode.listed(inbox, downloaded(inbox), now()))
                        .orElseGet(() -> Maildrop.all(inbox.rows()));
        var ids = UniqueIds.QUIRK.valueIn(settings.profile());
        return new Maildrop(inbox, rows, UniqueIds.of(ids, settings.random()));
    }

    private UidSet downloaded(Mailbox inbox) {
        return settings.history().downloaded(inbox.id());
    }

    /** What has been in the maildrop for too long goes before anybody is told of it. */
    private void expire(Mailbox inbox) {
        var expired = retention().expired(inbox, now());
        try {
            if (!expired.isEmpty()) {
                settings.store().commit(tx -> tx.expunge(inbox.id(), expired));
            }
        } catch (StoreRefusal gone) {
            throw accountIsGone();
        }
    }

    /** How long a message may be left here. RFC 2449 §6.7 */
    Retention retention() {
        return new Retention(
                session.limits().time(Limit.POP3_EXPIRE),
                session.limits().isEndless(Limit.POP3_EXPIRE));
    }

    /** How long after a login the next one is refused; zero for no delay. RFC 2449 §6.5 */
    Duration loginDelay() {
        return session.limits().time(Limit.POP3_LOGIN_DELAY);
    }

    private Instant now() {
        return session.clock().instant();
    }

    /** Who may log in, as this session's quirks have it. */
    Credentials credentials() {
        return recentMode.<Credentials>map(mode -> mode).orElse(mainland.credentials());
    }

    private Mailbox inbox(String user) {
        return settings.store()
                .state()
                .account(user)
                .flatMap(owner -> owner.mailbox("INBOX"))
                .orElseThrow(Pop3Session::accountIsGone);
    }

    private static Pop3Refusal accountIsGone() {
        return Pop3Refusal.withCode(Pop3Refusal.AUTH, "account is gone");
    }

    /**
     * Notes that RETR sends a message now; servers of one kind remove it there and then.
     *
     * @return whether it was removed
     */
    boolean retrieve(int number) {
        var open = maildrop();
        var row = open.message(number);
        open.retrieve(number);
        settings.history().download(open.id(), row);
        if (!DeletionAtRetr.QUIRK.isOn(settings.profile())) {
            return false;
        }
        open.remove(number);
        var uid = UidSet.of(row.uid());
        try {
            return !settings.store().commit(tx -> tx.expunge(open.id(), uid)).isEmpty();
        } catch (StoreRefusal gone) {
            return false; // with its whole mailbox
        }
    }

    /**
     * Removes what is marked. RFC 1939 §6
     *
     * @return how many messages were there to be removed; another client may have been faster
     */
    long update() {
        var open = maildrop();
        state = Pop3State.UPDATE;
        if (retention().removesRetrieved()) {
            open.markRetrieved();
        }
        var marked = open.marked();
        try {
            return marked.isEmpty()
                    ? 0
                    : settings.store().commit(tx -> tx.expunge(open.id(), marked)).size();
        } catch (StoreRefusal gone) {
            throw Pop3Refusal.withCode(Pop3Refusal.SYS_TEMP, "some messages not removed");
        } finally {
            // Before the reply is out: who hears it may log in again at once.
            settings.locks().release(open.id(), this);
        }
    }

    /** However the session ends: without QUIT nothing is removed. RFC 1939 §6 */
    void ended() {
        maildrop.ifPresent(open -> settings.locks().release(open.id(), this));
    }

    /** The mechanisms that this client can use now, in the order of preference. */
    List<SaslMechanism> mechanisms() {
        var context = saslContext();
        return SaslMechanisms.all().stream()
                .filter(mechanism -> mechanism.offered(context))
                .filter(mechanism -> settings.hasMechanism(mechanism.name()))
                .filter(mechanism -> !mechanism.plaintext() || mayUsePlaintext())
                .toList();
    }

    boolean mayUsePlaintext() {
        return !settings.plaintextNeedsTls() || isSecure();
    }

    SaslContext saslContext() {
        return new SaslContext(
                credentials(),
                session.tls().map(TlsChannel::new),
                settings.hostName(),
                settings.random(),
                settings.profile());
    }
}
