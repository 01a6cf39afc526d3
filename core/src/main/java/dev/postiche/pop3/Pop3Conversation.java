package dev.postiche.pop3;

import dev.postiche.engine.Conversation;
import dev.postiche.engine.Exchange;
import dev.postiche.engine.Limit;
import dev.postiche.engine.Refusal;
import dev.postiche.engine.Request;
import dev.postiche.engine.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * POP3 as one client speaks it. The commands and their states are in {@link Pop3Commands}; this
 * class says how lines become requests and refusals become replies. RFC 1939, RFC 2449.
 */
public final class Pop3Conversation implements Conversation {
    private final Session engineSession;
    private final Pop3Session session;
    private final Secrets secrets;

    public Pop3Conversation(Session engineSession, Pop3Settings settings) {
        this.engineSession = engineSession;
        this.session = new Pop3Session(engineSession, settings);
        this.secrets = new Secrets(() -> session.account().isPresent());
    }

    /** Every capability that can be hidden by name. */
    public static List<String> knownCapabilities() {
        return Arrays.stream(Pop3Capability.values()).map(Pop3Capability::word).toList();
    }

    @Override
    public void greet(Exchange exchange) {
        var greeting = session.settings().greeting();
        Pop3Reply.value(
                exchange,
                session.settings().has(Pop3Capability.APOP)
                        ? greeting + " " + session.stamp() // RFC 1939 §7
                        : greeting);
    }

    @Override
    public Request next(Exchange exchange) {
        var line = exchange.input().line();
        var shown = secrets.of(line.text());
        exchange.heard(Optional.empty(), shown.keyword());
        shown.secretFrom().ifPresent(exchange.input()::secretFrom);
        return new Pop3Request(session, line, shown.keyword());
    }

    @Override
    public void refused(Exchange exchange, Request request, Refusal refusal) {
        if (!(refusal instanceof Pop3Refusal known)) {
            throw refusal;
        }
        Pop3Reply.error(session, exchange, known);
    }

    @Override
    public void answer(Exchange exchange, Optional<String> tag, Words words) {
        var status =
                words.status().equalsIgnoreCase("OK") || words.status().equals("+OK")
                        ? "+OK"
                        : "-ERR";
        var code = words.code().map(word -> "[" + word + "] ").orElse("");
        exchange.reply()
                .status(status)
                .beforeTagged()
                .utf8(status + " " + code + words.text())
                .crlf();
    }

    @Override
    public void bye(Exchange exchange, Farewell why, String text) {
        if (why == Farewell.AUTOLOGOUT) {
            return; // RFC 1939 §3: closes without a reply
        }
        if (why == Farewell.TOO_MANY_CONNECTIONS) {
            // It will pass. RFC 3206 §4
            Pop3Reply.error(session, exchange, Pop3Refusal.withCode(Pop3Refusal.SYS_TEMP, text));
            return;
        }
        exchange.reply().status("-ERR").beforeTagged().utf8("-ERR " + text).crlf();
    }

    @Override
    public Duration autologout() {
        return engineSession.limits().time(Limit.POP3_AUTOLOGOUT);
    }

    @Override
    public void ended() {
        session.ended();
    }

    @Override
    public Optional<String> account() {
        return session.account();
    }

    @Override
    public Optional<String> mailbox() {
        return session.account().map(user -> "INBOX");
    }

    @Override
    public String state() {
        return session.state().word();
    }
}
