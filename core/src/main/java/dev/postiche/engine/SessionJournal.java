package dev.postiche.engine;

import dev.postiche.record.Ending;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Writes down one session, exchange by exchange. */
final class SessionJournal {
    /** Two looks at a clock that nobody came between. */
    private static final long TOGETHER_NANOS = 20_000;

    private static final int TRIES = 10;

    private volatile Journal journal;
    private volatile int number;
    private final Endpoint endpoint;
    private final String client;
    private final Instant began;
    private final long zero;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<ExchangeJournal> exchanges = new ArrayList<>();
    private volatile @Nullable Session session;
    private volatile Optional<Conversation> conversation = Optional.empty();
    private volatile Optional<String> tls = Optional.empty();
    private volatile Optional<String> clientId = Optional.empty();
    private volatile Optional<String> account = Optional.empty();
    private volatile Optional<String> error = Optional.empty();
    private volatile Optional<Ending> ending = Optional.empty();
    private volatile boolean idle;
    private volatile long ended;
    private int numbers;

    SessionJournal(Journal journal, int number, Endpoint endpoint, String client, Clock clock) {
        this.journal = journal;
        this.number = number;
        this.endpoint = endpoint;
        this.client = client;
        // Both of the same moment, or exchanges of several sessions change places.
        long before;
        Instant now;
        int tries = 0;
        do {
            before = System.nanoTime();
            now = clock.instant();
        } while (System.nanoTime() - before > TOGETHER_NANOS && ++tries < TRIES);
        this.zero = before;
        this.began = now;
    }

    Protocol protocol() {
        return endpoint.protocol();
    }

    int number() {
        return number;
    }

    void begins(Session live, Conversation itsConversation) {
        session = live;
        conversation = Optional.of(itsConversation);
        journal.sessionBegan(this);
    }

    /** From now on, and with all that was said so far, it belongs to another recording. */
    void moveTo(Journal other, int newNumber) {
        var ended = journal.release(this);
        number = newNumber;
        journal = other;
        other.adopt(this, ended);
    }

    /** A new exchange, visible from now on. */
    ExchangeJournal exchange(RecordedExchange.Kind kind, Clock clock) {
        lock.lock();
        try {
            var exchange = new ExchangeJournal(++numbers, kind, clock, journal.transcript(zero));
            if (journal.isOn()) {
                exchanges.add(exchange);
            }
            return exchange;
        } finally {
            lock.unlock();
        }
    }

    void ends(ExchangeJournal exchange) {
        // Asked for now, because after LOGOUT nobody is logged in any more.
        account = conversation.flatMap(Conversation::account).or(() -> account);
        journal.exchangeEnded(this, exchange);
    }

    void idle(boolean now) {
        idle = now;
        journal.changed();
    }

    void clientId(String words) {
        clientId = Optional.of(words);
    }

    void failed(String what) {
        error = Optional.of(what);
    }

    void ends(Ending how) {
        account = conversation.flatMap(Conversation::account).or(() -> account);
        tls = protocolOfTls();
        ended = System.nanoTime();
        ending = Optional.of(how);
        // What the session holds on to is not to live as long as its recording.
        session = null;
        conversation = Optional.empty();
        journal.sessionEnded(this);
    }

    Optional<Ending> ending() {
        return ending;
    }

    boolean isFailure() {
        return error.isPresent()
                || ending.filter(how -> how != Ending.LOGOUT && how != Ending.QUIT).isPresent()
                || exchanges().stream().anyMatch(ExchangeJournal::isFailure);
    }

    List<ExchangeJournal> exchanges() {
        lock.lock();
        try {
            return List.copyOf(exchanges);
        } finally {
            lock.unlock();
        }
    }

    void forget() {
        lock.lock();
        try {
            exchanges.clear();
        } finally {
            lock.unlock();
        }
    }

    RecordedSession snapshot() {
        return snapshot(exchanges().stream().map(ExchangeJournal::snapshot).toList());
    }

    /** Without the exchanges. */
    RecordedSession summary() {
        return snapshot(List.of());
    }

    private RecordedSession snapshot(List<RecordedExchange> what) {
        var how = ending;
        var talking = conversation;
        return new RecordedSession(
                number,
                endpoint,
                client,
                protocolOfTls(),
                clientId,
                talking.flatMap(Conversation::account).or(() -> account),
                how.isPresent() ? "ended" : talking.map(Conversation::state).orElse("connected"),
                idle && how.isEmpty(),
                began,
                Duration.ofNanos((how.isPresent() ? ended : System.nanoTime()) - zero),
                what,
                how,
                error);
    }

    private Optional<String> protocolOfTls() {
        var live = session;
        return live == null ? tls : live.tls().map(SSLSession::getProtocol);
    }
}
