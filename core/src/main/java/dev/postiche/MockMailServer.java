package dev.postiche;

import dev.postiche.fault.Faults;
import dev.postiche.fixture.Fixture;
import dev.postiche.record.Recording;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.MessageSpec;
import java.util.List;
import java.util.function.Consumer;

/**
 * A running mail server in a test's hand: what is stored in it, what it does wrong on command, and
 * what was said to it.
 *
 * <p>An interface, because the same test may run against a server in this process or in a
 * container.
 *
 * <pre>{@code
 * try (var mail = MockMailServer.builder().fixture(Path.of("inbox.json")).start()) {
 *     mail.faults().on(IMAP).command("FETCH").nth(1).at(LITERAL).afterBytes(100).then(close(RESET));
 *     new InvoiceReader(mail.imap().uri()).run();
 *     assertThat(mail).account("anna").mailbox("INBOX").message(1).isSeen();
 * }
 * }</pre>
 *
 * <p>All methods may be called from any thread and at any time; live sessions are told of every
 * change at once. After {@link #close()} the mail and the recording can still be read.
 */
public interface MockMailServer extends AutoCloseable {

    /** What to do with the connections that are open when the server goes back to its start. */
    enum Connections {
        /** Each live session gets a BYE and its connection is closed. */
        CLOSE,
        /**
         * Live sessions go on and are told what changed; one to which an expunged message would
         * have to come back ends with BYE. RFC 9051 §2.3.1.1
         */
        KEEP
    }

    /** A server still to be configured: empty, on free ports of the loopback address. */
    static MockMailServerBuilder builder() {
        return new MockMailServerBuilder();
    }

    /**
     * Where IMAP clients connect without TLS.
     *
     * @throws IllegalStateException if the server was started without this listener
     */
    Endpoint imap();

    /**
     * Where IMAP clients connect with TLS from the first octet on. RFC 8314 §3
     *
     * @throws IllegalStateException if the server was started without this listener
     */
    Endpoint imaps();

    /**
     * Where POP3 clients connect without TLS.
     *
     * @throws IllegalStateException if the server was started without this listener
     */
    Endpoint pop3();

    /**
     * Where POP3 clients connect with TLS from the first octet on. RFC 8314 §3
     *
     * @throws IllegalStateException if the server was started without this listener
     */
    Endpoint pop3s();

    /** What clients need to trust this server. */
    MailTls tls();

    /**
     * The account of this user.
     *
     * @throws java.util.NoSuchElementException if there is none; the message names those that are
     */
    MailAccount account(String user);

    /** All accounts, by user name. */
    List<MailAccount> accounts();

    /**
     * Adds an account with its mailboxes and messages; INBOX is always among them.
     *
     * @throws IllegalStateException if the user exists
     */
    MailAccount createAccount(AccountSpec account);

    /** Adds an account with an empty INBOX. */
    default MailAccount createAccount(String user, String password) {
        return createAccount(AccountSpec.account(user).password(password));
    }

    /**
     * Creates an account as {@link #createAccount(AccountSpec)} does; one that is there goes, with
     * all its mail, and its sessions end with BYE.
     */
    MailAccount putAccount(AccountSpec account);

    /**
     * The present mail, faults and what the server is like as a fixture, with passwords and
     * absolute dates: a server that is given it is equal and exports the same again.
     */
    Fixture fixture();

    /**
     * Puts the mail and the faults of a fixture in place of all that there are, in one step, and is
     * the server that it says, at the same ports; {@link #reset()} still goes back to the start.
     *
     * <p>A word that the fixture does not say of the server is again what the builder says, else
     * the default. Live sessions are told of mail; those that go by another profile, separator,
     * capability, quirk or TLS end with BYE. Limits, seed and automatic accounts hold for live
     * sessions, too.
     *
     * @throws dev.postiche.fixture.json.FixtureException if it does not hold together, or says of a
     *     space what only the whole server can be (TLS, the limit of connections); nothing has
     *     changed then
     */
    void replace(Fixture fixture);

    /**
     * Adds the mail and the faults of a fixture to what there is, as if it had been the last of
     * those at the start; what it says of the server counts, the rest stays as it is.
     *
     * @throws dev.postiche.fixture.json.FixtureException as {@link #replace}
     */
    void add(Fixture fixture);

    /**
     * Delivers a message to the INBOX of the account that has this address or user name.
     *
     * @throws java.util.NoSuchElementException if no account has it
     */
    MailMessage deliverTo(String address, MessageSpec message);

    /** The rules by which the server fails; they can be armed and deleted at any time. */
    Faults faults();

    /** What was said in each session since the start or the last reset. */
    Recording recording();

    /** The server's own time, which a test may move. */
    ServerClock clock();

    /** Waits for what clients do, five seconds at most unless told otherwise. */
    Await await();

    /**
     * Has somebody told of everything that happens from now on, until what is returned is closed.
     *
     * @param watcher called by the threads of whoever did it: it must not wait
     */
    Watching watch(Consumer<MailEvent> watcher);

    /** The present state of all mail, to be restored later. */
    Snapshot snapshot();

    /**
     * Brings all mail back to what it was, under the eyes of live sessions; faults and clock stay.
     *
     * @throws IllegalArgumentException if the snapshot is another server's
     */
    default void restore(Snapshot snapshot) {
        restore(snapshot, Connections.KEEP);
    }

    /**
     * Brings all mail back to what it was. Where connections are kept, messages that come later get
     * UIDs that were never given; where they are closed, those that the snapshot would have given.
     *
     * @throws IllegalArgumentException if the snapshot is another server's
     */
    void restore(Snapshot snapshot, Connections connections);

    /**
     * Brings everything back to what it was after the start: mail, faults, scenarios, clock, seed
     * and what the server is like; recordings are forgotten and connections closed.
     */
    default void reset() {
        reset(Connections.CLOSE);
    }

    /** As {@link #reset()}, and says what becomes of the open connections. */
    void reset(Connections connections);

    /**
     * Takes leave of the client of a live session and closes its connection; returns when that is
     * done.
     *
     * @return false when there is no live session of that number
     */
    boolean disconnect(int session);

    /**
     * An isolated island at the same ports, for one of many tests that share a server: with mail,
     * faults, recording, clock, snapshots and reset of its own. Its users log in as {@code
     * anna+NAME}, or by an address as {@code anna+NAME@example.org}; an exact user name wins.
     *
     * <p>It is made when it is first asked for, and is then as the whole server was at its start;
     * {@link #close()} on it ends its sessions and forgets it. Faults of a space strike from the
     * command on that logs in.
     *
     * @param name letters, digits and the signs . _ - alone, 64 at most
     * @throws IllegalArgumentException if the name is none
     * @throws IllegalStateException if there are a thousand spaces already
     */
    MockMailServer space(String name);

    /** The names of the spaces that there are. */
    List<String> spaces();

    /** What this server is: endpoints, capabilities, profile, counters. */
    ServerFacts server();

    /** Where it listens, in the order of the READY line. */
    default List<Endpoint> endpoints() {
        return server().endpoints();
    }

    /** What all that happens by chance is drawn from; a server built with it repeats the same. */
    default long seed() {
        return server().seed();
    }

    /**
     * Says BYE to all clients and stops, within a second; further calls do nothing. Of a space only
     * the clients and the mail go.
     */
    @Override
    void close();
}
