package dev.postiche;

import dev.postiche.engine.ConversationFactory;
import dev.postiche.engine.MovableClock;
import dev.postiche.engine.Realm;
import dev.postiche.imap.quirk.ImapQuirks;
import dev.postiche.pop3.MaildropHistory;
import dev.postiche.pop3.MaildropLocks;
import dev.postiche.sasl.Credentials;
import dev.postiche.spec.Protocol;
import dev.postiche.spec.ServerSpec;
import dev.postiche.spec.TlsSpec;
import dev.postiche.store.MailStore;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one island of a server is like at present, and how it becomes another one.
 *
 * <p>It changes as a whole, while the ports stay open: a new connection meets all of the old or all
 * of the new. Live sessions end with BYE where what they were told holds no longer.
 */
final class Conduct {

    private final Installation whole;
    private final Realm realm;
    private final MailStore store;
    private final MovableClock clock;
    private final Random random = new Random();
    private final MaildropLocks locks = new MaildropLocks();
    private final MaildropHistory history = new MaildropHistory();
    private final ReentrantLock changing = new ReentrantLock();
    private final Manner start;
    private volatile Manner manner;

    /**
     * A personality, and what follows from it.
     *
     * @param dialogues with those who live here
     * @param open with everybody who connects
     */
    private record Manner(
            Personality personality,
            Credentials credentials,
            Dialogues dialogues,
            Dialogues open) {}

    Conduct(Installation whole, Realm realm, MailStore store, MovableClock clock) {
        this.whole = whole;
        this.realm = realm;
        this.store = store;
        this.clock = clock;
        start = manner(whole.personality());
        manner = start;
        take(start);
        random.setSeed(seed());
    }

    private Manner manner(Personality personality) {
        var credentials =
                Dialogues.credentials(personality, whole.settings().tokens(), store, clock);
        var dialogues =
                Dialogues.of(
                        personality,
                        store,
                        credentials,
                        new Handshake(whole::tls),
                        random,
                        locks,
                        history);
        return new Manner(personality, credentials, dialogues, dialogues.withSpaces(whole));
    }

    private void take(Manner next) {
        store.obey(ImapQuirks.rules(next.personality.profile()));
        realm.limits(next.personality.limits());
        realm.seed(next.personality.said().seed().orElse(0));
        if (whole.isMain(realm)) {
            whole.tls(next.personality.tls());
        }
        manner = next;
    }

    /** All that can be said of it as a server, so that another one can be made the same. */
    ServerSpec said() {
        var said = manner.personality.said();
        var tls = whole.tls().spec();
        // By equals of Objects, which knows the same one: mostly it is, and comparing loads much.
        return Objects.equals(said.tls().orElse(TlsSpec.DEFAULT), tls) ? said : said.tls(tls);
    }

    Personality personality() {
        return manner.personality;
    }

    long seed() {
        return manner.personality.said().seed().orElse(0);
    }

    /** Who may log in here. */
    Credentials credentials() {
        return manner.credentials;
    }

    /** How it talks to those who have. */
    Dialogues dialogues() {
        return manner.dialogues;
    }

    /** How it talks in a protocol to whoever connects now. */
    ConversationFactory conversations(Protocol protocol) {
        return session -> manner.open.in(protocol).open(session);
    }

    /**
     * Is a server of which this is said, from now on.
     *
     * @param filling brings its mail; if it throws, all stays as it was
     * @throws dev.postiche.fixture.json.FixtureException if that cannot be
     */
    void become(ServerSpec said, Runnable filling) {
        changing.lock();
        try {
            var before = manner;
            var personality = Personality.of(said);
            var next = personality.equals(before.personality) ? before : manner(personality);
            take(next);
            try {
                filling.run();
            } catch (RuntimeException e) {
                take(before);
                throw e;
            }
            if (!personality.said().seed().equals(before.personality.said().seed())) {
                random.setSeed(seed());
            }
            endUnless(personality.isToClients(before.personality));
        } finally {
            changing.unlock();
        }
    }

    private void endUnless(boolean same) {
        if (!same) {
            realm.endSessions("the server has changed; connect again");
        }
    }

    /** Is as it was at the start, and so is whatever it draws by chance. */
    void reset(Runnable filling) {
        changing.lock();
        try {
            var same = start.personality.isToClients(manner.personality);
            take(start);
            endUnless(same);
            filling.run();
            random.setSeed(seed());
            history.forget();
        } finally {
            changing.unlock();
        }
    }
}
