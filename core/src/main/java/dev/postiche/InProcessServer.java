package dev.postiche;

import dev.postiche.engine.Engine;
import dev.postiche.engine.MovableClock;
import dev.postiche.fault.ArmedFault;
import dev.postiche.fault.Fault;
import dev.postiche.fault.Faults;
import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.seed.Export;
import dev.postiche.fixture.seed.Seeder;
import dev.postiche.imap.quirk.ImapQuirks;
import dev.postiche.record.Counters;
import dev.postiche.record.Keep;
import dev.postiche.record.Recording;
import dev.postiche.record.RecordingWatcher;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.Protocol;
import dev.postiche.spec.ServerSpec;
import dev.postiche.spec.TlsSpec;
import dev.postiche.spec.TokenValidator;
import dev.postiche.store.MailStore;
import dev.postiche.store.StoreState;
import dev.postiche.tls.ServerTls;
import dev.postiche.wire.BindFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The server in this process: it puts the floors together and owns nothing that they could own.
 *
 * <p>Whoever wants to know how a server comes into being reads its constructor.
 */
final class InProcessServer implements MockMailServer {

    private final ServerSpec spec;
    private final Personality personality;
    private final long seed;
    private final Random random;
    private final MovableClock clock = MovableClock.running();
    private final MailStore store = new MailStore(clock, 1);
    private final Island island = new Island(store, clock);
    private final Engine engine;
    private final ServerTls tls;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Dialogues dialogues;
    private final List<Fault> faults;
    private final StoreState start;

    /**
     * @throws PortUnavailable if a port cannot be opened
     */
    InProcessServer(Settings settings) {
        spec = settings.server();
        personality = Personality.of(spec);
        seed = settings.seed();
        random = new Random(seed);
        tls = new ServerTls(spec.tls().orElse(TlsSpec.DEFAULT), InstantSource.system());
        engine =
                new Engine(
                        clock,
                        personality.limits(),
                        seed,
                        settings.keep(),
                        new OtherClient(island));
        settings.watchers().forEach(engine::watch);
        dialogues = Dialogues.of(personality, settings, store, clock, tls, random);
        ImapQuirks.rules(personality.profile()).forEach(store::obey);
        new Seeder(store, clock).seed(settings.fixture());
        start = store.state();
        faults = settings.fixture().faults();
        faults.forEach(engine.faults()::arm);
        try {
            listen(settings);
        } catch (BindFailure failure) {
            engine.stop();
            throw new PortUnavailable(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** What a builder was told. */
    record Settings(
            Fixture fixture,
            ServerSpec server,
            long seed,
            Keep keep,
            List<RecordingWatcher> watchers,
            TokenValidator tokens,
            String bind,
            Map<ListenerKind, Integer> ports) {}

    private void listen(Settings settings) {
        var address = address(settings.bind());
        settings.ports()
                .forEach(
                        (kind, port) ->
                                endpoints.add(
                                        engine.listen(
                                                kind.protocol,
                                                address,
                                                port,
                                                kind.tls
                                                        ? Optional.of(new Handshake(tls))
                                                        : Optional.empty(),
                                                dialogues.in(kind.protocol))));
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new PortUnavailable("cannot listen on \"" + bind + "\": no such address", e);
        }
    }

    @Override
    public Endpoint imap() {
        return endpoint(ListenerKind.IMAP);
    }

    @Override
    public Endpoint imaps() {
        return endpoint(ListenerKind.IMAPS);
    }

    @Override
    public Endpoint pop3() {
        return endpoint(ListenerKind.POP3);
    }

    @Override
    public Endpoint pop3s() {
        return endpoint(ListenerKind.POP3S);
    }

    private Endpoint endpoint(ListenerKind kind) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.protocol() == kind.protocol)
                .filter(endpoint -> endpoint.tls() == kind.tls)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("this server does not listen for " + kind));
    }

    @Override
    public MailTls tls() {
        return new InProcessTls(tls);
    }

    @Override
    public MailAccount account(String user) {
        return new InProcessAccount(island, new InProcessAccount(island, user).now().user());
    }

    @Override
    public List<MailAccount> accounts() {
        return store.state().accounts().stream()
                .map(account -> (MailAccount) new InProcessAccount(island, account.user()))
                .toList();
    }

    @Override
    public MailAccount createAccount(AccountSpec account) {
        island.createAccount(account);
        return account(account.user());
    }

    @Override
    public MailAccount putAccount(AccountSpec account) {
        island.put(account);
        return account(account.user());
    }

    @Override
    public Fixture fixture() {
        var armed = engine.faults().armed().stream().map(ArmedFault::fault);
        return Export.of(store.state()).faults(armed.toArray(Fault[]::new));
    }

    @Override
    public void replace(Fixture fixture) {
        refuseServer(fixture.server());
        island.replace(fixture);
        engine.faults().disarmAll();
        fixture.faults().forEach(engine.faults()::arm);
    }

    @Override
    public void add(Fixture fixture) {
        refuseServer(fixture.server());
        island.add(fixture);
        fixture.faults().forEach(engine.faults()::arm);
    }

    private static void refuseServer(ServerSpec server) {
        if (!server.isEmpty()) {
            throw new IllegalArgumentException(
                    "a server that runs stays what it is; leave out \"server\", or start one with"
                            + " this fixture");
        }
    }

    @Override
    public MailMessage deliverTo(String address, MessageSpec message) {
        var account =
                store.state()
                        .accountFor(address)
                        .orElseThrow(
                                () ->
                                        new NoSuchElementException(
                                                "no account has the address \"" + address + "\""));
        return account(account.user()).inbox().deliver(message);
    }

    @Override
    public Faults faults() {
        return engine.faults();
    }

    @Override
    public Recording recording() {
        return engine.recording();
    }

    @Override
    public ServerClock clock() {
        return new InProcessClock(clock);
    }

    @Override
    public Await await() {
        return new InProcessAwait(this, store, InProcessAwait.DEFAULT_DEADLINE);
    }

    @Override
    public Watching watch(Consumer<MailEvent> watcher) {
        var feed = new EventFeed(clock, watcher);
        var commits = store.watch(feed::committed);
        engine.watch(feed);
        return () -> {
            commits.close();
            engine.unwatch(feed);
        };
    }

    @Override
    public Snapshot snapshot() {
        return new InProcessSnapshot(store, store.state(), clock.instant());
    }

    @Override
    public void restore(Snapshot snapshot, Connections connections) {
        if (!(snapshot instanceof InProcessSnapshot ours && ours.store() == store)) {
            throw new IllegalArgumentException("this is a snapshot of another server");
        }
        restore(ours.state(), connections);
    }

    @Override
    public void reset(Connections connections) {
        restore(start, connections);
        clock.reset();
        random.setSeed(seed);
        dialogues.pop3().history().forget();
        engine.reset();
        faults.forEach(engine.faults()::arm);
    }

    private void restore(StoreState state, Connections connections) {
        if (connections == Connections.CLOSE) {
            engine.endSessions("server is reset");
            store.restore(state);
        } else {
            store.restoreUnderSessions(state);
        }
    }

    @Override
    public boolean disconnect(int session) {
        return engine.endSession(session, "closed by the server's owner");
    }

    @Override
    public ServerFacts server() {
        var profile = personality.profile();
        var counters = new EnumMap<Protocol, Counters>(Protocol.class);
        for (var protocol : Protocol.values()) {
            counters.put(protocol, engine.counters(protocol));
        }
        return new ServerFacts(
                endpoints, dialogues.imap().capabilities(), profile.name(), seed, counters);
    }

    @Override
    public void close() {
        engine.stop();
    }

    @Override
    public String toString() {
        return "mail server at " + endpoints;
    }
}
