package dev.postiche.engine;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.engine.Exchange.Kind;
import dev.postiche.engine.LiteralFaults.AnsweredEarly;
import dev.postiche.fault.Moment;
import dev.postiche.record.Ending;
import dev.postiche.wire.Closing;
import dev.postiche.wire.ConnectionEnded;
import dev.postiche.wire.TlsUpgrade;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The way of every command of both protocols: read, prepare, execute, reply; and of greeting, push
 * and farewell. What a command is, the conversation knows; when things happen, this class.
 */
final class ConnectionLoop {
    private final Session session;
    private final Conversation conversation;
    private Optional<Exchange> current = Optional.empty();

    ConnectionLoop(Session session, Conversation conversation) {
        this.session = session;
        this.conversation = conversation;
    }

    Conversation conversation() {
        return conversation;
    }

    /** What is being said; empty between two exchanges. */
    Optional<Exchange> current() {
        return current;
    }

    /**
     * Leads the dialogue to its end on the calling thread.
     *
     * @param tls begins before the greeting
     * @param turnAway the client gets a farewell instead of a greeting
     */
    void run(Optional<TlsUpgrade> tls, boolean turnAway) {
        session.connection().input().beforeBlocking(session::flushBeforeWaiting);
        session.begins(this);
        session.lock().lock();
        var how = Ending.SERVER_ERROR;
        try {
            how = converse(tls, turnAway);
        } catch (ConnectionEnded e) {
            how = ending(e);
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            broken(e); // a class that is missing, or no memory left: the client is told, too
        } finally {
            current.ifPresent(exchange -> ends(exchange, false));
            session.lock().unlock();
            session.connection().abort();
            ended(how);
        }
    }

    private void ended(Ending how) {
        try {
            conversation.ended();
        } catch (RuntimeException e) {
            session.journal().failed(e.toString());
            log().log(Level.ERROR, "session " + session.number() + " failed at its end", e);
        } finally {
            session.ends(how);
        }
    }

    private Ending converse(Optional<TlsUpgrade> tls, boolean turnAway) {
        var greeting = begin(Kind.GREETING);
        greeting.gate().at(Moment.ACCEPT);
        RawFaults.begin(session, greeting, Moment.ACCEPT);
        tls.ifPresent(upgrade -> secure(greeting, upgrade));
        if (turnAway) {
            ends(greeting, true);
            farewell(Farewell.TOO_MANY_CONNECTIONS, "too many connections");
            return Ending.TURNED_AWAY;
        }
        conversation.greet(greeting);
        finish(greeting);
        var exchange = greeting;
        while (!exchange.isLast()) {
            exchange = command(exchange);
        }
        session.connection().close(Closing.FIN);
        return exchange.kind() != Kind.COMMAND
                ? Ending.TURNED_AWAY
                : exchange.command().equals("QUIT") ? Ending.QUIT : Ending.LOGOUT;
    }

    private void secure(Exchange exchange, TlsUpgrade upgrade) {
        try {
            exchange.secure(upgrade);
        } catch (ConnectionEnded e) {
            exchange.changed("TLS handshake failed: " + e.getMessage());
            throw e;
        }
    }

    private Exchange command(Exchange before) {
        var exchange = begin(Kind.COMMAND);
        boolean pipelined = session.connection().input().hasLine();
        try {
            var request =
                    session.awaitingInput(
                            () -> conversation.next(exchange), before, Moment.AFTER_REPLY);
            exchange.requested(request);
            if (pipelined) {
                exchange.journal().wasPipelined();
            }
            if (exchange.gate().at(Moment.COMMAND)) {
                execute(exchange, request);
            }
        } catch (AnsweredEarly e) {
            // The answer is written; the client sends its next command.
        }
        finish(exchange);
        return exchange;
    }

    private void execute(Exchange exchange, Request request) {
        var gate = exchange.gate();
        try {
            request.prepare(exchange);
            exchange.journal().becomesReadable();
            if (gate.beforeExecute()) {
                request.execute(exchange);
                gate.afterExecute();
            }
        } catch (Refusal refusal) {
            exchange.journal().becomesReadable();
            gate.refused();
            conversation.refused(exchange, request, refusal);
        }
    }

    /** The reply is complete; what it brings about follows. */
    private void finish(Exchange exchange) {
        exchange.gate().ends();
        boolean isReply = exchange.kind() == Kind.COMMAND;
        if (isReply && !session.realm().rules().at(Moment.AFTER_REPLY).isEmpty()) {
            session.connection().output().flush();
            exchange.gate().afterReply();
        }
        ends(exchange, true);
        if (!exchange.gate().isAnswered()) {
            for (var action : exchange.afterReply()) {
                session.connection().output().flush();
                action.run();
            }
        }
    }

    private void ends(Exchange exchange, boolean whole) {
        current = Optional.empty();
        if (exchange.isRecorded()) {
            var status = exchange.reply().status();
            if (!status.isEmpty() && !exchange.gate().isAnswered()) {
                exchange.journal().outcome(status);
            }
            exchange.journal().ends(conversation.mailbox(), whole);
            session.journal().ends(exchange.journal());
        }
    }

    /** With the session's lock held, while the session waits for input. */
    void push() {
        var interrupted = current;
        var exchange = new Exchange(session, Kind.PUSH);
        interrupted.map(Exchange::command).ifPresent(exchange::inside);
        try {
            conversation.push(exchange);
            exchange.gate().ends();
            session.connection().output().flush();
        } catch (ConnectionEnded e) {
            ends(exchange, false);
            throw e;
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            broken(e);
            return;
        }
        ends(exchange, true);
        current = interrupted;
        if (exchange.isLast()) {
            session.endedBy(Ending.SERVER_CLOSED);
            session.connection().close(Closing.FIN);
        }
    }

    /** With the session's lock held. */
    void farewell(Farewell why, String text) {
        var interrupted = current;
        var exchange = new Exchange(session, Kind.FAREWELL);
        conversation.bye(exchange, why, text);
        ends(exchange, true);
        current = interrupted;
        session.connection().close(Closing.FIN);
    }

    /** A bug of ours must never look like one of theirs: it is said, kept and logged. */
    private void broken(Throwable error) {
        log().log(Level.ERROR, "session " + session.number() + " failed", error);
        session.journal().failed(error.toString());
        session.endedBy(Ending.SERVER_ERROR);
        try {
            farewell(Farewell.SERVER_ERROR, "internal error: " + error);
        } catch (RuntimeException again) {
            session.connection().abort();
        }
    }

    private Exchange begin(Kind kind) {
        var exchange = new Exchange(session, kind);
        current = Optional.of(exchange);
        return exchange;
    }

    private static Ending ending(ConnectionEnded how) {
        return switch (how.reason()) {
            case CLIENT_CLOSED -> Ending.CLIENT_CLOSED;
            case CLIENT_RESET -> Ending.CLIENT_RESET;
            case CLOSED_HERE -> Ending.SERVER_CLOSED;
        };
    }

    /** Found when there is something to say: the search goes through the whole class path. */
    private static Logger log() {
        return System.getLogger(ConnectionLoop.class.getName());
    }
}
