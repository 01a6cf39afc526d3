package dev.postiche.engine;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.engine.Exchange.Kind;
import dev.postiche.wire.Closing;
import dev.postiche.wire.ConnectionEnded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The way of every command of both protocols: read, prepare, execute, reply; and of greeting, push
 * and farewell. What a command is, the conversation knows; when things happen, this class.
 */
final class ConnectionLoop implements Runnable {
    private static final Logger LOG = System.getLogger(ConnectionLoop.class.getName());

    private final Session session;
    private final Conversation conversation;

    ConnectionLoop(Session session, Conversation conversation) {
        this.session = session;
        this.conversation = conversation;
        session.begins(this);
    }

    @Override
    public void run() {
        session.connection().input().beforeBlocking(session::flushBeforeWaiting);
        session.lock().lock();
        try {
            converse();
        } catch (ConnectionEnded e) {
            session.connection().close(Closing.FIN);
        } catch (RuntimeException | StackOverflowError e) {
            broken(e);
        } finally {
            session.lock().unlock();
            conversation.ended();
            session.connection().abort();
        }
    }

    private void converse() {
        var greeting = exchange(Kind.GREETING);
        conversation.greet(greeting);
        boolean last = finish(greeting);
        while (!last) {
            var exchange = exchange(Kind.COMMAND);
            var request = session.awaitingInput(() -> conversation.next(exchange));
            answer(exchange, request);
            last = finish(exchange);
        }
        session.connection().close(Closing.FIN);
    }

    private void answer(Exchange exchange, Request request) {
        try {
            request.prepare(exchange);
            request.execute(exchange);
        } catch (Refusal refusal) {
            conversation.refused(exchange, request, refusal);
        }
    }

    private boolean finish(Exchange exchange) {
        for (var action : exchange.afterReply()) {
            session.connection().output().flush();
            action.run();
        }
        return exchange.isLast();
    }

    /** With the session's lock held, while the session waits for input. */
    void push() {
        var exchange = exchange(Kind.PUSH);
        conversation.push(exchange);
        session.connection().output().flush();
        if (finish(exchange)) {
            session.connection().close(Closing.FIN);
        }
    }

    /** With the session's lock held. */
    void farewell(Farewell why, String text) {
        conversation.bye(exchange(Kind.FAREWELL), why, text);
        session.connection().close(Closing.FIN);
    }

    private void broken(Throwable error) {
        LOG.log(Level.ERROR, "session " + session.number() + " failed", error);
        try {
            farewell(Farewell.SERVER_ERROR, "internal error: " + error);
        } catch (RuntimeException again) {
            session.connection().abort();
        }
    }

    private Exchange exchange(Kind kind) {
        return new Exchange(session, kind, new WireSink(session.connection().output()));
    }
}
