package dev.postiche.http;

import dev.postiche.http.exchange.EventSource;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.Headers;
import java.util.OptionalLong;

/**
 * Replies that go on: server-sent events, written without a thread that waits for the client.
 *
 * <p>WHATWG HTML §9.2
 */
final class EventStreams {

    private static final System.Logger LOG = System.getLogger(EventStreams.class.getName());

    /** So that who waits knows that the server still lives, and the server that somebody waits. */
    private static final int SIGN_OF_LIFE_MILLIS = 15_000;

    void open(HttpServerExchange exchange, EventSource source) {
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        var handler = new ServerSentEventHandler((connection, last) -> begin(connection, source));
        try {
            handler.handleRequest(exchange);
        } catch (Exception e) {
            LOG.log(System.Logger.Level.DEBUG, "an event stream did not begin", e);
            exchange.endExchange();
        }
    }

    private static void begin(ServerSentEventConnection connection, EventSource source) {
        connection.setKeepAliveTime(SIGN_OF_LIFE_MILLIS);
        // A client that reads nothing would have all events kept for it.
        var subscription =
                source.subscribe(
                        lastKnown(connection),
                        (id, data) -> connection.send(data, null, String.valueOf(id), null));
        connection.addCloseTask(
                closed -> {
                    try {
                        subscription.close();
                    } catch (Exception e) {
                        LOG.log(System.Logger.Level.DEBUG, "ending a subscription failed", e);
                    }
                });
    }

    private static OptionalLong lastKnown(ServerSentEventConnection connection) {
        var said = connection.getRequestHeaders().getFirst("Last-Event-ID");
        return said != null && said.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(said))
                : OptionalLong.empty();
    }
}
