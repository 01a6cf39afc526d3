package dev.postiche.suite;

import dev.postiche.Mishap;
import dev.postiche.MockMailServer;
import dev.postiche.MockMailServer.Connections;
import dev.postiche.MockMailServerBuilder;
import dev.postiche.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A server that one test after another uses: started when the first asks for it, brought back to
 * its start before each, and judged after each.
 *
 * <p>What an extension of JUnit does for its tests, any other framework can do by two calls:
 *
 * <pre>{@code
 * static final TestServer MAIL =
 *         TestServer.of(builder -> builder.account("anna", "secret"));
 *
 * @Before public void begin() { MAIL.begin(); }
 * @After public void end() { MAIL.end(); }
 * }</pre>
 */
public final class TestServer implements AutoCloseable {

    private enum State {
        /** As tests begin. */
        FRESH,
        /** In the hands of a test. */
        BUSY,
        USED
    }

    private final Consumer<MockMailServerBuilder> settings;
    private final Collection<Mishap> failOn;
    private final ReentrantLock lock = new ReentrantLock();

    /** What the tests of each group begin with. */
    private final Map<Object, Snapshot> beginnings = new HashMap<>();

    private Optional<MockMailServer> running = Optional.empty();
    private Optional<String> holder = Optional.empty();
    private State state = State.USED;

    private TestServer(Consumer<MockMailServerBuilder> settings, Collection<Mishap> failOn) {
        this.settings = settings;
        this.failOn = failOn;
    }

    /** A test fails by itself when the server did. */
    public static TestServer of(Consumer<MockMailServerBuilder> settings) {
        return of(settings, Set.of(Mishap.SERVER_ERROR));
    }

    /**
     * A server for tests.
     *
     * @param settings all that a server can be told before its start; asked when somebody first
     *     needs it
     * @param failOn what makes a test fail by itself
     */
    public static TestServer of(
            Consumer<MockMailServerBuilder> settings, Collection<Mishap> failOn) {
        return new TestServer(settings, Set.copyOf(failOn));
    }

    /** The server, which is started if it was not. */
    public MockMailServer mail() {
        lock.lock();
        try {
            var mail = running.orElseGet(this::start);
            running = Optional.of(mail);
            return mail;
        } finally {
            lock.unlock();
        }
    }

    private MockMailServer start() {
        var builder = MockMailServer.builder();
        settings.accept(builder);
        return builder.start();
    }

    /** The server if anybody has asked for it. */
    public Optional<MockMailServer> running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** A test begins: everything is as it was when the first one did. */
    public void begin() {
        begin("");
    }

    /**
     * A test of a group begins: mail is as it was when the first test of that group did; faults,
     * clock and seed are as at the start, recordings are forgotten and connections closed.
     */
    public void begin(Object group) {
        lock.lock();
        try {
            if (state != State.FRESH) {
                refresh(group);
            }
            state = State.BUSY;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A test of a group is about to begin, which may prepare more for itself. Where another test
     * has the server, nothing happens.
     */
    public void prepare(Object group) {
        lock.lock();
        try {
            if (state != State.BUSY) {
                refresh(group);
                state = State.FRESH;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Another group begins with what this one does, and may prepare more for its own tests. */
    public void beginGroup(Object around) {
        lock.lock();
        try {
            refresh(around);
            state = State.USED;
        } finally {
            lock.unlock();
        }
    }

    private void refresh(Object group) {
        var mail = mail();
        var beginning = beginning(group, mail);
        mail.reset();
        mail.restore(beginning, Connections.CLOSE);
    }

    private Snapshot beginning(Object group, MockMailServer mail) {
        return beginnings.computeIfAbsent(group, it -> mail.snapshot());
    }

    /**
     * A test is over.
     *
     * @throws AssertionError if something has happened that makes a test fail by itself, with all
     *     that was said
     */
    public void end() {
        mishap().ifPresent(
                        it -> {
                            var failure = new AssertionError(it);
                            explain(failure);
                            throw failure;
                        });
    }

    /**
     * Adds to the failure of a test what was said to the server, in short, unless its message shows
     * it already or there is nothing to tell.
     */
    public void explain(Throwable failure) {
        running().ifPresent(mail -> WhatWasSaid.addTo(failure, mail));
    }

    /** A test is over; what has happened that makes it fail by itself. */
    public Optional<String> mishap() {
        lock.lock();
        try {
            state = State.USED;
            return running.flatMap(mail -> Mishap.in(mail, failOn));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Another server like this one, for a test of a group that runs at the same time as others. If
     * this one has been asked for, the other begins with the mail that tests of the group find
     * here.
     *
     * @throws IllegalStateException if something holds this one that several tests share
     */
    public TestServer another(Object group) {
        refuseHolder();
        return of(
                builder -> {
                    settings.accept(builder);
                    mailFor(group).ifPresent(builder::mail);
                },
                failOn);
    }

    /** Something has it that several tests share, so there cannot be another for each of them. */
    void heldBy(String who) {
        lock.lock();
        try {
            holder = Optional.of(who);
        } finally {
            lock.unlock();
        }
    }

    private void refuseHolder() {
        lock.lock();
        try {
            holder.ifPresent(
                    who -> {
                        throw sharedBy(who);
                    });
        } finally {
            lock.unlock();
        }
    }

    static IllegalStateException sharedBy(String who) {
        return new IllegalStateException(
                "tests that run concurrently have a server each, but "
                        + who
                        + " has the one of them all: take it as a parameter of the test instead");
    }

    private Optional<Snapshot> mailFor(Object group) {
        lock.lock();
        try {
            return running.map(mail -> beginning(group, mail));
        } finally {
            lock.unlock();
        }
    }

    /** Stops it if it runs; what was said to it can still be read. */
    @Override
    public void close() {
        running().ifPresent(MockMailServer::close);
    }
}
