package dev.postiche;

import dev.postiche.engine.Engine;
import dev.postiche.engine.Islands;
import dev.postiche.engine.Limit;
import dev.postiche.engine.Limits;
import dev.postiche.engine.MovableClock;
import dev.postiche.engine.Realm;
import dev.postiche.engine.Residence;
import dev.postiche.fixture.json.FixtureError;
import dev.postiche.fixture.json.FixtureException;
import dev.postiche.fixture.seed.Seeder;
import dev.postiche.imap.quirk.ImapQuirks;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.ServerSpec;
import dev.postiche.spec.TlsSpec;
import dev.postiche.store.MailStore;
import dev.postiche.store.StoreState;
import dev.postiche.tls.ServerTls;
import dev.postiche.wire.BindFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What all islands of a server in this process share: ports, TLS, personality, and the way from a
 * login name to the island it means.
 *
 * <p>Whoever wants to know how a server comes into being reads its constructor.
 */
final class Installation {

    /** Each holds on to its own mail and recording. */
    private static final int MOST_SPACES = 1000;

    private static final Pattern SPACE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Settings settings;
    private final Personality personality;
    private final Engine engine;
    private volatile ServerTls tls;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final InProcessServer main;
    private final StoreState start;
    private final Map<String, InProcessServer> spaces = new ConcurrentHashMap<>();

    /**
     * @throws PortUnavailable if a port cannot be opened
     */
    Installation(Settings settings) {
        this.settings = settings;
        personality = Personality.of(settings.server());
        tls = new ServerTls(personality.tls(), InstantSource.system());
        var clock = settings.newClock();
        var store = store(clock);
        engine =
                new Engine(
                        clock,
                        personality.limits(),
                        settings.seed(),
                        settings.keep(),
                        new OtherClient(new Island(store, clock)));
        settings.watchers().forEach(engine::watch);
        settings.mail()
                .ifPresentOrElse(
                        store::restore, () -> new Seeder(store, clock).seed(settings.fixture()));
        start = store.state();
        main = new InProcessServer(this, engine.main(), store, clock);
        try {
            listen(settings);
        } catch (BindFailure failure) {
            engine.stop();
            throw new PortUnavailable(String.valueOf(failure.getMessage()), failure);
        }
    }

    private MailStore store(MovableClock clock) {
        var store = new MailStore(clock, 1);
        store.obey(ImapQuirks.rules(personality.profile()));
        return store;
    }

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
                                                        ? Optional.of(new Handshake(this::tls))
                                                        : Optional.empty(),
                                                main.conversations(kind.protocol))));
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new PortUnavailable("cannot listen on \"" + bind + "\": no such address", e);
        }
    }

    Endpoint endpoint(ListenerKind kind) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.protocol() == kind.protocol)
                .filter(endpoint -> endpoint.tls() == kind.tls)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("this server does not listen for " + kind));
    }

    /** The island of those who do not name another. */
    InProcessServer main() {
        return main;
    }

    InProcessServer space(String name) {
        if (!SPACE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a space is called by up to 64 letters, digits and the signs . _ - alone, not"
                            + " \"%s\"".formatted(name));
        }
        var known = spaces.get(name);
        if (known != null) {
            return known;
        }
        if (spaces.size() >= MOST_SPACES) {
            throw new IllegalStateException(
                    "there are " + MOST_SPACES + " spaces; close some that are no longer needed");
        }
        engine.residences(login -> located(login).map(Located::residence));
        return spaces.computeIfAbsent(name, it -> open());
    }

    /** A new island is as the server was at its start. */
    private InProcessServer open() {
        var clock = settings.newClock();
        var store = store(clock);
        store.restore(start);
        var hand = new OtherClient(new Island(store, clock));
        return new InProcessServer(this, engine.realm(clock, settings.seed(), hand), store, clock);
    }

    List<String> spaces() {
        return spaces.keySet().stream().sorted().toList();
    }

    /** Where a login name leads that is not of the main land. */
    record Located(InProcessServer space, String suffix, String loginName) {
        Residence residence() {
            return space.residence(loginName);
        }
    }

    /** {@code anna+NAME}, or {@code anna+NAME@example.org} for who logs in by an address. */
    Optional<Located> located(String login) {
        int plus = login.lastIndexOf('+');
        if (plus < 0 || spaces.isEmpty() || main.hasAccount(login)) {
            return Optional.empty();
        }
        int at = login.indexOf('@', plus);
        int end = at < 0 ? login.length() : at;
        var space = Optional.ofNullable(spaces.get(login.substring(plus + 1, end)));
        var name = login.substring(0, plus) + login.substring(end);
        return space.map(it -> new Located(it, login.substring(plus, end), name));
    }

    /** Where the users of spaces are at home, in what one protocol shares there. */
    <S> Islands<S> homes(Function<Dialogues, S> shared) {
        return account ->
                located(account)
                        .map(
                                it ->
                                        new Islands.Home<>(
                                                it.residence(),
                                                shared.apply(it.space().dialogues())));
    }

    List<InProcessServer> islands() {
        return List.copyOf(spaces.values());
    }

    /** Closes an island, or with the main land everything. */
    void close(InProcessServer island) {
        if (island == main) {
            engine.stop();
        } else if (spaces.values().remove(island)) {
            island.end();
        }
    }

    boolean isMain(Realm realm) {
        return realm == engine.main();
    }

    Settings settings() {
        return settings;
    }

    /** What the server is like at its start. */
    Personality personality() {
        return personality;
    }

    ServerTls tls() {
        return tls;
    }

    /** Speaks TLS so from the next handshake on. */
    void tls(TlsSpec spec) {
        if (!Objects.equals(tls.spec(), spec)) { // mostly the same one
            tls = tls.with(spec);
        }
    }

    /**
     * Who enters a space has already spoken with the whole server.
     *
     * @throws FixtureException if a space is to be what only the whole server can be
     */
    void refuseInSpace(ServerSpec said) {
        if (said.says("tls") && !said.tls().equals(Optional.of(tls.spec()))) {
            throw refusal("tls", "TLS begins before a space is entered");
        }
        for (var limit : List.of(Limit.CONNECTIONS, Limit.HTTP_BODIES)) {
            if (said.limits().containsKey(limit.key())
                    && Limits.of(said.limits()).of(limit) != main.limit(limit)) {
                throw refusal("limits/" + limit.key(), "it holds for all spaces together");
            }
        }
    }

    private static FixtureException refusal(String place, String why) {
        return new FixtureException(
                List.of(
                        new FixtureError(
                                "fixture",
                                0,
                                0,
                                "/server/" + place,
                                why + ": say it of the whole server, without a space")));
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }
}
