package dev.postiche.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The servers that a test, or a group of tests, sees by their names: its own, and those of the
 * scope around it that they do not hide.
 *
 * <p>This is what an extension of a test framework needs beside the words of that framework. Scopes
 * are nested as tests are: a run, its groups, groups within these, tests. What may run at the same
 * time as others has servers of its own in place of those around it.
 */
public final class Scope implements AutoCloseable {

    /**
     * A server as seen from here.
     *
     * @param each whether each test has one of its own
     */
    private record Seen(TestServer server, boolean each) {}

    private final Optional<Scope> around;
    private final boolean test;
    private final boolean concurrent;

    /** Whose tests begin alike. */
    private final Scope group;

    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final Map<Object, TestServer> own = new ConcurrentHashMap<>();

    /** The scope of a whole run. */
    public Scope() {
        around = Optional.empty();
        test = false;
        concurrent = false;
        group = this;
    }

    private Scope(Scope around, boolean ofItsGroup, boolean test, boolean concurrent) {
        this.around = Optional.of(around);
        this.test = test;
        this.concurrent = concurrent;
        group = ofItsGroup ? around.group : this;
        around.seen.forEach((name, one) -> seen.put(name, around.lend(one, this)));
    }

    /**
     * A group of tests inside this one.
     *
     * @param concurrent whether it may run at the same time as others
     */
    public Scope group(boolean concurrent) {
        return new Scope(this, false, false, concurrent);
    }

    /**
     * A test of this group.
     *
     * @param concurrent whether it may run at the same time as others
     */
    public Scope test(boolean concurrent) {
        return new Scope(this, true, true, concurrent);
    }

    /**
     * One of several runs of this test or group.
     *
     * @param concurrent whether it may run at the same time as others
     */
    public Scope repetition(boolean concurrent) {
        return new Scope(this, true, test, concurrent);
    }

    private Seen lend(Seen one, Scope inner) {
        boolean ofATest = one.each || (test && own.containsValue(one.server));
        return inner.concurrent || (inner.test && ofATest)
                ? new Seen(inner.keep(one.server.another(group)), one.each)
                : one;
    }

    private TestServer keep(TestServer server) {
        own.put(server, server);
        return server;
    }

    /**
     * One more server, which ends with this scope.
     *
     * @param each whether each test has one of its own like it
     */
    public void add(String name, TestServer server, boolean each) {
        seen.put(name, new Seen(keep(server), each));
    }

    /**
     * One more server, which ends with the whole run: those who say the same share it, one after
     * the other.
     *
     * @param key what they say
     */
    public void share(String name, Object key, Supplier<TestServer> server) {
        var run = run();
        var shared = run.own.computeIfAbsent(key, it -> server.get());
        seen.put(name, run.lend(new Seen(shared, false), this));
    }

    private Scope run() {
        return around.map(Scope::run).orElse(this);
    }

    /** What the servers are called, the outer ones first. */
    public List<String> names() {
        return List.copyOf(seen.keySet());
    }

    /** The server that is meant where no name is given: the one without, else the first. */
    public Optional<TestServer> server() {
        return server("").or(() -> servers().findFirst());
    }

    /** The server of this name; where each test has its own, only a test has one. */
    public Optional<TestServer> server(String name) {
        return Optional.ofNullable(seen.get(name)).filter(it -> test || !it.each).map(Seen::server);
    }

    /**
     * Something has a server of this scope that several tests share, and cannot have one for each.
     *
     * @param who as errors call it
     * @throws IllegalStateException if these tests may run at the same time; else when some are
     *     found to
     */
    public void hold(TestServer server, String who) {
        if (test && concurrent) {
            throw TestServer.sharedBy(who);
        }
        server.heldBy(who);
    }

    private Stream<TestServer> servers() {
        return seen.values().stream().filter(it -> test || !it.each).map(Seen::server);
    }

    /** A group begins: with what the group around it does; and it may prepare more. */
    public void beginGroup() {
        around.ifPresent(
                it ->
                        servers()
                                .filter(server -> !own.containsValue(server))
                                .forEach(server -> server.beginGroup(it.group)));
    }

    /** A test of this group is about to begin, which may prepare more for itself. */
    public void prepareTest() {
        servers().forEach(it -> it.prepare(group));
    }

    /** The test begins. */
    public void beginTest() {
        servers().forEach(it -> it.begin(group));
    }

    /**
     * The test is over; its own servers stop before anybody judges.
     *
     * @return if something has happened that makes it fail by itself: that, a line each
     */
    public Optional<AssertionError> endTest() {
        var mishaps = new ArrayList<String>();
        Set.copyOf(servers().toList()).forEach(it -> it.mishap().ifPresent(mishaps::add));
        close();
        return Optional.of(mishaps)
                .filter(it -> !it.isEmpty())
                .map(it -> new AssertionError(String.join("\n", it)));
    }

    /** The servers that run. */
    public List<TestServer> running() {
        return servers().filter(it -> it.running().isPresent()).toList();
    }

    /** Stops the servers that began here. */
    @Override
    public void close() {
        own.values().forEach(TestServer::close);
    }
}
