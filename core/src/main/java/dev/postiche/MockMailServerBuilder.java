package dev.postiche;

import dev.postiche.fixture.Fixture;
import dev.postiche.record.Keep;
import dev.postiche.record.RecordingWatcher;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.Protocol;
import dev.postiche.spec.ServerSpec;
import dev.postiche.spec.TlsSpec;
import dev.postiche.spec.TokenValidator;
import dev.postiche.spec.TokenVerdict;
import dev.postiche.spec.When;
import dev.postiche.store.StoreState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says what a server in this process is to be like, with the words of the command line and of
 * fixtures.
 *
 * <p>Without any word it is empty and listens for IMAP and POP3 on free ports of the loopback
 * address. What is said here beats what a fixture says of its server.
 *
 * <pre>{@code
 * var mail = MockMailServer.builder()
 *         .fixture(Path.of("inbox.json"))
 *         .account(account("bob").password("secret"))
 *         .without("MOVE")
 *         .start();
 * }</pre>
 */
public final class MockMailServerBuilder {

    private Fixture fixture = Fixture.fixture();
    private ServerSpec server = ServerSpec.server();
    private String bind = "127.0.0.1";
    private final Map<ListenerKind, Integer> ports = new EnumMap<>(ListenerKind.class);
    private Keep record = Keep.ALL;
    private final List<RecordingWatcher> watchers = new ArrayList<>();
    private Set<Protocol> spoken = Set.of(Protocol.values());
    private Optional<StoreState> mail = Optional.empty();
    private Optional<Instant> clock = Optional.empty();
    private TokenValidator tokens = (user, token) -> TokenVerdict.unknown();

    MockMailServerBuilder() {
        ports.put(ListenerKind.IMAP, 0);
        ports.put(ListenerKind.POP3, 0);
    }

    /** What is in the mailboxes; several are merged in order. */
    public MockMailServerBuilder fixture(Fixture more) {
        fixture = fixture.merge(more);
        return this;
    }

    /**
     * What is in the mailboxes: a JSON file, a folder of {@code .eml} files, an mbox or a Maildir.
     *
     * @throws dev.postiche.fixture.json.FixtureException with everything that is wrong
     */
    public MockMailServerBuilder fixture(Path path) {
        return fixture(Fixture.read(path));
    }

    /**
     * Begins with the mail that another server of this process had, in place of that of fixtures;
     * nothing is copied.
     *
     * @throws IllegalArgumentException if the snapshot is one of a server elsewhere
     */
    public MockMailServerBuilder mail(Snapshot snapshot) {
        if (!(snapshot instanceof InProcessSnapshot here)) {
            throw new IllegalArgumentException(
                    "this is a snapshot of a server elsewhere; take its fixture()");
        }
        mail = Optional.of(here.state());
        return this;
    }

    /**
     * What is in the mailboxes, for tests of this class: each value is the JSON itself if it begins
     * with a brace, else a resource beside the class or seen from the root.
     *
     * @throws dev.postiche.fixture.json.FixtureException with everything that is wrong
     */
    public MockMailServerBuilder fixture(Class<?> beside, String... resourcesOrJson) {
        Stream.of(resourcesOrJson).forEach(it -> fixture(Fixture.resourceOrJson(beside, it)));
        return this;
    }

    /** Faults that are armed before the first connection, each as JSON. */
    public MockMailServerBuilder faults(String... json) {
        return fixture(Fixture.parse("{\"faults\": [" + String.join(",\n", json) + "]}"));
    }

    /** More accounts, each with an empty INBOX: {@code "anna"}, or {@code "anna:password"}. */
    public MockMailServerBuilder accounts(String... usersAndPasswords) {
        for (var each : usersAndPasswords) {
            var words = each.split(":", 2);
            var user = AccountSpec.account(words[0]);
            account(words.length > 1 ? user.password(words[1]) : user);
        }
        return this;
    }

    /** One more account with its mailboxes and messages. */
    public MockMailServerBuilder account(AccountSpec account) {
        return fixture(Fixture.fixture().accounts(account));
    }

    /** One more account with an empty INBOX. */
    public MockMailServerBuilder account(String user, String password) {
        return account(AccountSpec.account(user).password(password));
    }

    /** The server personality: a name or the path of a profile's file. */
    public MockMailServerBuilder profile(String profile) {
        server = server.profile(profile);
        return this;
    }

    /** The character between the levels of a mailbox's name on the wire. */
    public MockMailServerBuilder separator(String separator) {
        server = server.separator(separator);
        return this;
    }

    /** Hides capabilities with all that they bring. */
    public MockMailServerBuilder without(String... capabilities) {
        server = server.without(both(server.without(), capabilities));
        return this;
    }

    /** Switches capabilities on; an unknown one is merely announced. */
    public MockMailServerBuilder with(String... capabilities) {
        server = server.with(both(server.with(), capabilities));
        return this;
    }

    /** Any unknown user logs in with this password and gets a fresh account. */
    public MockMailServerBuilder autoAccounts(String password) {
        server = server.autoAccounts(password);
        return this;
    }

    /**
     * Who decides what a bearer token is worth (XOAUTH2, OAUTHBEARER), beside the tokens that
     * accounts have.
     */
    public MockMailServerBuilder tokens(TokenValidator validator) {
        tokens = validator;
        return this;
    }

    /** A limit by its name, as on the command line. */
    public MockMailServerBuilder limit(String name, String value) {
        server = server.limit(name, value);
        return this;
    }

    /** A deviation that no profile need have, by its name; {@code true} to switch it on. */
    public MockMailServerBuilder quirk(String name, String value) {
        server = server.quirk(name, value);
        return this;
    }

    /** What all that happens by chance is drawn from; drawn by chance itself if not said. */
    public MockMailServerBuilder seed(long number) {
        server = server.seed(number);
        return this;
    }

    /**
     * The time at which the server's clock begins, and to which {@link MockMailServer#reset()}
     * takes it back; the real time if not said.
     */
    public MockMailServerBuilder clock(Instant start) {
        clock = Optional.of(start);
        return this;
    }

    /**
     * The same, as fixtures write times.
     *
     * @throws IllegalArgumentException if it is no time
     */
    public MockMailServerBuilder clock(String start) {
        try {
            return clock(When.parse(start).from(Instant.now()).toInstant());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("clock: " + wrong.getMessage(), wrong);
        }
    }

    /** Which sessions are kept in the recording; all by default. */
    public MockMailServerBuilder record(Keep mode) {
        record = mode;
        return this;
    }

    /** Who is told what is recorded, while it happens and from the first connection on. */
    public MockMailServerBuilder watchedBy(RecordingWatcher watcher) {
        watchers.add(watcher);
        return this;
    }

    /** The address of all listeners, {@code 127.0.0.1} by default. */
    public MockMailServerBuilder bind(String address) {
        bind = address;
        return this;
    }

    /** Listens for these protocols alone, whatever is said of the ports of others. */
    public MockMailServerBuilder protocols(Protocol... protocols) {
        spoken = Set.copyOf(List.of(protocols));
        return this;
    }

    /** The port for IMAP; 0, the default, for any free one. */
    public MockMailServerBuilder imapPort(int port) {
        ports.put(ListenerKind.IMAP, port);
        return this;
    }

    /** Does not listen for IMAP. */
    public MockMailServerBuilder imapOff() {
        ports.remove(ListenerKind.IMAP);
        return this;
    }

    /** Also listens for IMAP with TLS from the first octet on; 0 for any free port. */
    public MockMailServerBuilder imapsPort(int port) {
        ports.put(ListenerKind.IMAPS, port);
        return this;
    }

    /** The port for POP3; 0, the default, for any free one. */
    public MockMailServerBuilder pop3Port(int port) {
        ports.put(ListenerKind.POP3, port);
        return this;
    }

    /** Does not listen for POP3. */
    public MockMailServerBuilder pop3Off() {
        ports.remove(ListenerKind.POP3);
        return this;
    }

    /** Also listens for POP3 with TLS from the first octet on; 0 for any free port. */
    public MockMailServerBuilder pop3sPort(int port) {
        ports.put(ListenerKind.POP3S, port);
        return this;
    }

    /** Listens for IMAP and POP3 with TLS as well, on free ports. */
    public MockMailServerBuilder tls() {
        return imapsPort(0).pop3sPort(0);
    }

    /**
     * How TLS is spoken, on ports of its own and after STARTTLS and STLS. A certificate that is
     * wrong on purpose is asked for here.
     *
     * <pre>{@code
     * MockMailServer.builder().tls(TlsSpec.DEFAULT.certificate(EXPIRED)).tls().start();
     * }</pre>
     */
    public MockMailServerBuilder tls(TlsSpec spec) {
        server = server.tls(spec);
        return this;
    }

    /**
     * Starts the server; it listens when this returns.
     *
     * @throws IllegalArgumentException if a profile, capability or limit is unknown, or a port is
     *     asked for twice
     * @throws PortUnavailable if a port cannot be opened
     */
    public MockMailServer start() {
        var ports = new EnumMap<>(this.ports);
        ports.keySet().removeIf(kind -> !spoken.contains(kind.protocol));
        refuseOnePortForTwo(ports);
        var said = fixture.server().merge(server);
        long seed = said.seed().orElseGet(() -> new Random().nextInt(Integer.MAX_VALUE));
        return new Installation(
                        new Settings(
                                fixture,
                                mail,
                                server.seed(seed),
                                said.seed(seed),
                                seed,
                                record,
                                watchers,
                                tokens,
                                bind,
                                clock,
                                ports))
                .main();
    }

    private static void refuseOnePortForTwo(Map<ListenerKind, Integer> ports) {
        var asked = new HashMap<Integer, ListenerKind>();
        ports.forEach(
                (kind, port) -> {
                    var other = port == 0 ? null : asked.put(port, kind);
                    if (other != null) {
                        throw new IllegalArgumentException(
                                "port %s is asked for twice, for %s and %s: give one of them another, or 0 for any"
                                        .formatted(port, other, kind));
                    }
                });
    }

    private static String[] both(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toArray(String[]::new);
    }
}
