package dev.postiche.http;

import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Reply;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Brings requests from Undertow to what answers them.
 *
 * <p>A body is gathered without a thread, however slow its sender; a handler runs on a thread of
 * its own and may wait.
 */
final class Exchanges implements HttpHandler {

    private final Answering answering;
    private final Executor threads;
    private final EventStreams streams;
    private final Bodies bodies;

    Exchanges(Answering answering, Executor threads, EventStreams streams, Bodies bodies) {
        this.answering = answering;
        this.threads = threads;
        this.streams = streams;
        this.bodies = bodies;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Answering.Admitted admitted;
        try {
            admitted = answering.admit(head(exchange));
            bodies.announced(exchange.getRequestContentLength());
        } catch (RuntimeException e) {
            // What is refused unseen is not read either.
            if (exchange.getRequestContentLength() != 0 && !exchange.isRequestComplete()) {
                exchange.setPersistent(false);
            }
            send(exchange, Answering.problem(e).reply());
            return;
        }
        gather(exchange, admitted);
    }

    private static Answering.Head head(HttpServerExchange exchange) {
        return new Answering.Head(
                exchange.getRequestMethod().toString(),
                path(exchange),
                exchange.getQueryString(),
                header(exchange, Headers.HOST),
                header(exchange, Headers.ORIGIN),
                header(exchange, Headers.AUTHORIZATION),
                header(exchange, Headers.ACCEPT).orElse("*/*"),
                header(exchange, Headers.CONTENT_TYPE).orElse(""));
    }

    /** A request line may name the server, too. RFC 9112 §3.2.2 */
    private static String path(HttpServerExchange exchange) {
        var uri = exchange.getRequestURI();
        if (!exchange.isHostIncludedInRequestURI()) {
            return uri;
        }
        var slash = uri.indexOf('/', uri.indexOf("//") + 2);
        return slash < 0 ? "/" : uri.substring(slash);
    }

    /** Of two, neither can be trusted. */
    private static Optional<String> header(HttpServerExchange exchange, HttpString name) {
        var values = exchange.getRequestHeaders().get(name);
        return values == null
                ? Optional.empty()
                : Optional.of(values.size() == 1 ? values.getFirst() : String.join(",", values));
    }

    private void gather(HttpServerExchange exchange, Answering.Admitted admitted) {
        if (exchange.isRequestComplete()) {
            exchange.dispatch(
                    threads, () -> answer(exchange, answering.answer(admitted, new byte[0])));
            return;
        }
        Gathering.begin(
                exchange,
                bodies,
                new Gathering.Outcome() {
                    @Override
                    public void whole(byte[] body) {
                        exchange.dispatch(threads, () -> answerAndLetGo(body));
                    }

                    private void answerAndLetGo(byte[] body) {
                        Reply reply;
                        try {
                            reply = answering.answer(admitted, body);
                        } finally {
                            // Before the answer is sent: who has it may come again at once.
                            bodies.giveBack(body.length);
                        }
                        answer(exchange, reply);
                    }

                    @Override
                    public void refused(Problem problem) {
                        exchange.dispatch(
                                SameThreadExecutor.INSTANCE,
                                unread -> send(unread, problem.reply()));
                    }
                });
    }

    private void answer(HttpServerExchange exchange, Reply reply) {
        reply.stream()
                .ifPresentOrElse(
                        source -> streams.open(exchange, source), () -> send(exchange, reply));
    }

    private static void send(HttpServerExchange exchange, Reply reply) {
        exchange.setStatusCode(reply.status());
        var headers = exchange.getResponseHeaders();
        headers.put(Headers.CACHE_CONTROL, "no-store");
        headers.put(HttpString.tryFromString("X-Content-Type-Options"), "nosniff");
        headers.put(HttpString.tryFromString("Referrer-Policy"), "no-referrer");
        headers.put(
                HttpString.tryFromString("Content-Security-Policy"),
                "default-src 'none'; frame-ancestors 'none'; sandbox");
        reply.headers()
                .forEach((name, value) -> headers.put(HttpString.tryFromString(name), value));
        if (reply.status() != 204) {
            exchange.setResponseContentLength(reply.body().length);
        }
        exchange.getResponseSender().send(ByteBuffer.wrap(reply.body()));
    }
}
