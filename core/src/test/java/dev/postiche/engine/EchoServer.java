package dev.postiche.engine;

import dev.postiche.fault.Change;
import dev.postiche.record.Keep;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import dev.postiche.wire.TlsUpgrade;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that speaks {@link EchoConversation}, as IMAP and as POP3. */
final class EchoServer implements AutoCloseable {
    final MovableClock clock = MovableClock.running();
    final List<EchoConversation> conversations = new CopyOnWriteArrayList<>();
    final List<String> changes = new CopyOnWriteArrayList<>();
    final Engine engine;
    final Endpoint imap;
    final Endpoint pop3;
    private final List<RawClient> clients = new ArrayList<>();

    EchoServer() {
        this(Limits.standard(), Keep.ALL, Optional.empty());
    }

    EchoServer(Limits limits, Keep keep, Optional<TlsUpgrade> tls) {
        Change.Hand hand = (account, what) -> changes.add(account + " " + what);
        engine = new Engine(clock, limits, 42, keep, hand);
        var here = InetAddress.getLoopbackAddress();
        imap = engine.listen(Protocol.IMAP, here, 0, tls, this::open);
        pop3 = engine.listen(Protocol.POP3, here, 0, tls, this::open);
    }

    private Conversation open(Session session) {
        var conversation = new EchoConversation(session);
        conversations.add(conversation);
        return conversation;
    }

    /** Connects and does not read the greeting. */
    RawClient connect() {
        var client = new RawClient(imap);
        clients.add(client);
        return client;
    }

    /** Connects and reads the greeting. */
    RawClient client() {
        var client = connect();
        client.line();
        return client;
    }

    @Override
    public void close() {
        engine.stop();
        clients.forEach(RawClient::close);
    }
}
