package dev.postiche;

import dev.postiche.engine.ConversationFactory;
import dev.postiche.engine.Limit;
import dev.postiche.engine.MovableClock;
import dev.postiche.engine.Realm;
import dev.postiche.engine.Residence;
import dev.postiche.fault.ArmedFault;
import dev.postiche.fault.Fault;
import dev.postiche.fault.Faults;
import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.seed.Export;
import dev.postiche.record.Counters;
import dev.postiche.record.Recording;
import dev.postiche.sasl.Credentials;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.Protocol;
import dev.postiche.store.Account;
import dev.postiche.store.MailStore;
import dev.postiche.store.StoreState;
import java.util.EnumMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * The server in this process, or one of its islands: its mail, its clock, its faults, its
 * recording.
 *
 * <p>What all islands share is the {@link Installation}'s.
 */
final class InProcessServer implements MockMailServer {

    private final Installation whole;
    private final Realm realm;
    private final MovableClock clock;
    private final MailStore store;
    private final Island island;
    private final Conduct conduct;
    private final StoreState start;

    /**
     * @param store filled with what is there at the start
     */
    InProcessServer(Installation whole, Realm realm, MailStore store, MovableClock clock) {
        this.whole = whole;
        this.realm = realm;
        this.store = store;
        this.clock = clock;
        island = new Island(store, clock);
        conduct = new Conduct(whole, realm, store, clock);
        start = store.state();
        armAsAtTheStart();
    }

    private void armAsAtTheStart() {
        whole.settings().fixture().faults().stream()
                .filter(fault -> whole.isMain(realm) || !fault.isBeforeLogin())
                .forEach(realm.faults()::arm);
    }

    @Override
    public Endpoint imap() {
        return whole.endpoint(ListenerKind.IMAP);
    }

    @Override
    public Endpoint imaps() {
        return whole.endpoint(ListenerKind.IMAPS);
    }

    @Override
    public Endpoint pop3() {
        return whole.endpoint(ListenerKind.POP3);
    }

    @Override
    public Endpoint pop3s() {
        return whole.endpoint(ListenerKind.POP3S);
    }

    @Override
    public MailTls tls() {
        return new InProcessTls(whole.tls());
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
        var armed = realm.faults().armed().stream().map(ArmedFault::fault);
        return Export.of(store.state(), conduct.said()).faults(armed.toArray(Fault[]::new));
    }

    @Override
    public void replace(Fixture fixture) {
        check(fixture);
        conduct.become(
                whole.settings().options().merge(fixture.server()),
                () -> {
                    island.replace(fixture);
                    realm.faults().disarmAll();
                    fixture.faults().forEach(realm.faults()::arm);
                });
    }

    @Override
    public void add(Fixture fixture) {
        check(fixture);
        conduct.become(
                conduct.said().merge(fixture.server()),
                () -> {
                    island.add(fixture);
                    fixture.faults().forEach(realm.faults()::arm);
                });
    }

    /** Before anything has changed. */
    private void check(Fixture fixture) {
        fixture.faults().forEach(realm::check);
        if (!whole.isMain(realm)) {
            whole.refuseInSpace(fixture.server());
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
        return realm.faults();
    }

    @Override
    public Recording recording() {
        return realm.recording();
    }

    @Override
    public ServerClock clock() {
        return new InProcessClock(clock, realm);
    }

    @Override
    public Await await() {
        return new InProcessAwait(this, store, InProcessAwait.DEFAULT_DEADLINE);
    }

    @Override
    public Watching watch(Consumer<MailEvent> watcher) {
        var feed = new EventFeed(clock, watcher);
        var commits = store.watch(feed::committed);
        realm.watch(feed);
        return () -> {
            commits.close();
            realm.unwatch(feed);
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
        conduct.reset(
                () -> {
                    restore(start, connections);
                    clock.reset();
                    realm.reset();
                    armAsAtTheStart();
                });
    }

    private void restore(StoreState state, Connections connections) {
        if (connections == Connections.CLOSE) {
            realm.endSessions("server is reset");
            store.restore(state);
        } else {
            store.restoreUnderSessions(state);
        }
    }

    @Override
    public boolean disconnect(int session) {
        return realm.endSession(session, "closed by the server's owner");
    }

    @Override
    public ServerFacts server() {
        var counters = new EnumMap<Protocol, Counters>(Protocol.class);
        for (var protocol : Protocol.values()) {
            counters.put(protocol, realm.counters(protocol));
        }
        return new ServerFacts(
                whole.endpoints(),
                dialogues().imap().capabilities(),
                conduct.personality().profile().name(),
                conduct.seed(),
                realm.limits().written(),
                counters);
    }

    @Override
    public List<Endpoint> endpoints() {
        return whole.endpoints();
    }

    @Override
    public long seed() {
        return conduct.seed();
    }

    @Override
    public MockMailServer space(String name) {
        return whole.space(name);
    }

    @Override
    public List<String> spaces() {
        return whole.spaces();
    }

    @Override
    public void close() {
        whole.close(this);
    }

    /** All sessions of this island end. */
    void end() {
        realm.endSessions("closed by the server's owner");
        realm.faults().disarmAll();
    }

    /** Who may log in here. */
    Credentials credentials() {
        return conduct.credentials();
    }

    /** How it talks to those who have. */
    Dialogues dialogues() {
        return conduct.dialogues();
    }

    /** How it talks in a protocol to whoever connects. */
    ConversationFactory conversations(Protocol protocol) {
        return conduct.conversations(protocol);
    }

    long limit(Limit limit) {
        return realm.limits().of(limit);
    }

    /** Where a user of this island lives. */
    Residence residence(String loginName) {
        var user = store.state().accountFor(loginName).map(Account::user).orElse(loginName);
        return new Residence(realm, user);
    }

    boolean hasAccount(String loginName) {
        return store.state().accountFor(loginName).isPresent();
    }

    @Override
    public String toString() {
        return "mail server at " + whole.endpoints();
    }
}
