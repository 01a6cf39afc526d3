package dev.postiche.imap;

import dev.postiche.engine.Engine;
import dev.postiche.engine.Limit;
import dev.postiche.engine.Limits;
import dev.postiche.engine.MovableClock;
import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import dev.postiche.sasl.Credentials;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import dev.postiche.spec.ServerProfile;
import dev.postiche.spec.Speech;
import dev.postiche.spec.TokenVerdict;
import dev.postiche.store.Account;
import dev.postiche.store.MailStore;
import dev.postiche.store.MailboxId;
import dev.postiche.store.NewMessage;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** An IMAP listener over a store with one account, anna with the password secret. */
final class ImapTestServer implements AutoCloseable {

    private final Engine engine;
    private final Endpoint endpoint;
    final MailStore store;
    final MovableClock clock;

    ImapTestServer(List<String> without, char separator, String prefix, Limits limits) {
        this(Speech.speech().without(without.toArray(String[]::new)), separator, prefix, limits);
    }

    private ImapTestServer(Speech speech, char separator, String prefix, Limits limits) {
        clock = MovableClock.running();
        store = new MailStore(clock, 1);
        store.commit(tx -> tx.createAccount("anna", "secret"));
        engine = new Engine(clock, limits);
        var profile =
                ServerProfile.profile("test")
                        .imap(speech)
                        .separator(String.valueOf(separator))
                        .prefix(prefix);
        endpoint =
                engine.listen(
                        Protocol.IMAP,
                        InetAddress.getLoopbackAddress(),
                        0,
                        Optional.empty(),
                        new ImapConversations(
                                store,
                                new StoreCredentials(store),
                                profile,
                                "localhost",
                                new Random(1)));
    }

    ImapTestServer() {
        this(List.of(), '/', "", Limits.standard().with(Limit.APPEND, 1_000_000));
    }

    /** One that speaks so. */
    static ImapTestServer speaking(Speech speech) {
        return new ImapTestServer(speech, '/', "", Limits.standard());
    }

    WireClient connect() {
        return new WireClient(endpoint.port());
    }

    /** A client that has read the greeting and logged in. */
    WireClient login() {
        var client = connect();
        client.line();
        client.send("login LOGIN anna secret");
        client.until("login OK");
        return client;
    }

    /** Whether a session has ended, or ends within the deadline. */
    boolean awaitEnd() {
        return engine.recording()
                .await(session -> !session.isLive(), Duration.ofSeconds(10))
                .isPresent();
    }

    MailboxId inbox() {
        return store.state().account("anna").map(Account::inbox).orElseThrow().id();
    }

    void append(String... messages) {
        var added =
                IntStream.range(0, messages.length)
                        .mapToObj(i -> NewMessage.of(message(messages[i])))
                        .toList();
        store.commit(tx -> tx.append(inbox(), added));
    }

    static Message message(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        return Message.of(MessageContent.of(octets));
    }

    @Override
    public void close() {
        engine.stop();
    }

    /** The accounts of a store, and nothing else that could log in. */
    private record StoreCredentials(MailStore store) implements Credentials {

        @Override
        public Optional<String> login(String name, String password) {
            return store.state()
                    .accountFor(name)
                    .filter(account -> account.password().equals(password))
                    .map(Account::user);
        }

        @Override
        public Optional<Secret> secret(String name) {
            return store.state()
                    .accountFor(name)
                    .map(account -> new Secret(account.user(), account.password()));
        }

        @Override
        public Optional<String> account(String name) {
            return store.state().accountFor(name).map(Account::user);
        }

        @Override
        public Optional<String> anonymous() {
            return Optional.empty();
        }

        @Override
        public TokenVerdict token(Optional<String> name, String token) {
            return new TokenVerdict.Unknown();
        }
    }
}
