package dev.postiche.http;

import dev.postiche.http.exchange.EventSource;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.Headers;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Replies that go on: server-sent events, written without a thread that waits for the client.
 *
 * <p>WHATWG HTML §9.2
 */
final class EventStreams {

    private static final System.Logger LOG = System.getLogger(EventStreams.class.getName());

    /** So that who waits knows that the server still lives, and the server that somebody waits. */
    private static final int SIGN_OF_LIFE_MILLIS = 15_000;

    private final Set<AutoCloseable> subscriptions = ConcurrentHashMap.newKeySet();

    void open(HttpServerExchange exchange, EventSource source) {
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        // Taken before the client reads the first octet: what it does next must not be missed.
        var lastKnown = lastKnown(exchange).orElseGet(source::latest);
        var handler =
                new ServerSentEventHandler(
                        (connection, last) -> begin(connection, source, lastKnown));
        try {
            handler.handleRequest(exchange);
        } catch (Exception e) {
            LOG.log(System.Logger.Level.DEBUG, "an event stream did not begin", e);
            exchange.endExchange();
        }
    }

    private void begin(ServerSentEventConnection connection, EventSource source, long lastKnown) {
        connection.setKeepAliveTime(SIGN_OF_LIFE_MILLIS);
        var reader = new EventReader(connection, source.farewell());
        var subscription = source.subscribe(lastKnown, reader);
        subscriptions.add(subscription);
        connection.addCloseTask(closed -> end(subscription));
    }

    /** Nobody is told any more: what happens from now on would be written to threads that end. */
    void close() {
        subscriptions.forEach(this::end);
    }

    private void end(AutoCloseable subscription) {
        subscriptions.remove(subscription);
        try {
            subscription.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.DEBUG, "ending a subscription failed", e);
        }
    }

    private static OptionalLong lastKnown(HttpServerExchange exchange) {
        var said = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        return said != null && said.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(said))
                : OptionalLong.empty();
    }
}
