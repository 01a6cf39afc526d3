package dev.postiche.client;

import dev.postiche.Await;
import dev.postiche.MailAccount;
import dev.postiche.MailEvent;
import dev.postiche.MailMessage;
import dev.postiche.MailTls;
import dev.postiche.MockMailServer;
import dev.postiche.ServerClock;
import dev.postiche.ServerFacts;
import dev.postiche.Snapshot;
import dev.postiche.Watching;
import dev.postiche.fault.Faults;
import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.record.Recording;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.Protocol;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A server in another process, or in a container, as if it were in this one.
 *
 * <p>So the same test runs against either by one line:
 *
 * <pre>{@code
 * try (var mail = PosticheClient.connect(URI.create("http://127.0.0.1:8025"))) {
 *     mail.account("anna").inbox().deliver(message().subject("Hi"));
 * }
 * }</pre>
 *
 * <p>Closing it leaves the server alone: that belongs to whoever started it. Of a {@linkplain
 * #space space} it ends the space.
 */
public final class PosticheClient implements MockMailServer {

    private final Http http;
    private final UnaryOperator<Endpoint> mapping;

    private PosticheClient(Http http, UnaryOperator<Endpoint> mapping) {
        this.http = http;
        this.mapping = mapping;
    }

    /** The server whose admin API is there, as its READY line says: {@code admin=http://…}. */
    public static PosticheClient connect(URI admin) {
        return new PosticheClient(Http.to(admin, Optional.empty()), UnaryOperator.identity());
    }

    /** The same for a server that wants a token. */
    public static PosticheClient connect(URI admin, String token) {
        return new PosticheClient(Http.to(admin, Optional.of(token)), UnaryOperator.identity());
    }

    /**
     * The same server, whose ports are reached elsewhere than it knows itself: those of a container
     * that are mapped, say.
     */
    public PosticheClient reachedBy(UnaryOperator<Endpoint> fromHere) {
        return new PosticheClient(http, fromHere);
    }

    @Override
    public Endpoint imap() {
        return endpoint(Protocol.IMAP, false);
    }

    @Override
    public Endpoint imaps() {
        return endpoint(Protocol.IMAP, true);
    }

    @Override
    public Endpoint pop3() {
        return endpoint(Protocol.POP3, false);
    }

    @Override
    public Endpoint pop3s() {
        return endpoint(Protocol.POP3, true);
    }

    private Endpoint endpoint(Protocol protocol, boolean tls) {
        return server().endpoints().stream()
                .filter(it -> it.protocol() == protocol && it.tls() == tls)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "this server does not listen for "
                                                + protocol.word()
                                                + (tls ? "s" : "")));
    }

    @Override
    public MailTls tls() {
        return new RemoteTls(http);
    }

    @Override
    public MailAccount account(String user) {
        return RemoteAccount.named(http, user);
    }

    @Override
    public List<MailAccount> accounts() {
        return http.get("/accounts").list("items").stream()
                .map(account -> account.text("user").orElse(""))
                .map(user -> (MailAccount) new RemoteAccount(http, user))
                .toList();
    }

    @Override
    public MailAccount createAccount(AccountSpec account) {
        http.send("POST", "/accounts", FixtureWriter.account(account));
        return new RemoteAccount(http, account.user());
    }

    @Override
    public MailAccount putAccount(AccountSpec account) {
        var remote = new RemoteAccount(http, account.user());
        http.send("PUT", remote.path(), FixtureWriter.account(account));
        return remote;
    }

    @Override
    public Fixture fixture() {
        return Fixture.read("fixture", http.octets("/fixture", "application/json"));
    }

    @Override
    public void replace(Fixture fixture) {
        http.send("PUT", "/fixture", fixture.toJson());
    }

    @Override
    public void add(Fixture fixture) {
        http.send("PATCH", "/fixture", fixture.toJson());
    }

    @Override
    public MailMessage deliverTo(String address, MessageSpec message) {
        return accounts().stream()
                .filter(
                        account ->
                                account.user().equals(address)
                                        || account.addresses().stream()
                                                .anyMatch(address::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "no account has the address \"" + address + "\""))
                .inbox()
                .deliver(message);
    }

    @Override
    public Faults faults() {
        return new RemoteFaults(http);
    }

    @Override
    public Recording recording() {
        return new RemoteRecording(http);
    }

    @Override
    public ServerClock clock() {
        return new RemoteClock(http);
    }

    @Override
    public Await await() {
        return new RemoteAwait(http, RemoteAwait.DEFAULT_DEADLINE);
    }

    @Override
    public Watching watch(Consumer<MailEvent> watcher) {
        return RemoteEvents.listen(http, watcher);
    }

    @Override
    public Snapshot snapshot() {
        return RemoteSnapshot.take(http, "client-" + UUID.randomUUID());
    }

    @Override
    public void restore(Snapshot snapshot, Connections connections) {
        if (!(snapshot instanceof RemoteSnapshot ours && ours.http().reachesTheSameAs(http))) {
            throw new IllegalArgumentException("this is a snapshot of another server");
        }
        http.send("POST", ours.path() + "/restore", said(connections));
    }

    @Override
    public void reset(Connections connections) {
        http.send("POST", "/reset", said(connections));
    }

    private static String said(Connections connections) {
        return "{\"connections\": \"" + connections.name().toLowerCase(Locale.ROOT) + "\"}";
    }

    @Override
    public boolean disconnect(int session) {
        return recording().sessions().stream().anyMatch(it -> it.number() == session && it.isLive())
                && RemoteRecording.end(http, session);
    }

    @Override
    public MockMailServer space(String name) {
        var island = new PosticheClient(http.in(name), mapping);
        island.server();
        return island;
    }

    @Override
    public List<String> spaces() {
        return http.get("/spaces").list("items").stream()
                .map(space -> space.text("name").orElse(""))
                .toList();
    }

    @Override
    public ServerFacts server() {
        return RemoteFacts.of(http.get("/server"), mapping);
    }

    @Override
    public void close() {
        if (!http.space().isEmpty() && spaces().contains(http.space())) {
            http.in("").send("DELETE", "/spaces/" + Http.segment(http.space()));
        }
    }

    @Override
    public String toString() {
        return "mail server at " + http.base();
    }
}
