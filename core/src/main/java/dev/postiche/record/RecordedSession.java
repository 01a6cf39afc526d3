package dev.postiche.record;

import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was said on one connection, as far as it went when it was asked for.
 *
 * @param number counts from 1 since the server's start or last reset
 * @param endpoint the port that the client called
 * @param client its address and port
 * @param tls the TLS version, empty in clear
 * @param clientId what the client said of itself (IMAP ID, RFC 2971), in words
 * @param account who logged in
 * @param state by its name in the protocol; {@code ended} at the end
 * @param idle whether it waits in IDLE
 * @param began on the server's clock
 * @param lasted real time
 * @param exchanges in the order in which they ended, one under way last
 * @param ending empty while it lives
 * @param error what failed in the server, where something did
 */
public record RecordedSession(
        int number,
        Endpoint endpoint,
        String client,
        Optional<String> tls,
        Optional<String> clientId,
        Optional<String> account,
        String state,
        boolean idle,
        Instant began,
        Duration lasted,
        List<RecordedExchange> exchanges,
        Optional<Ending> ending,
        Optional<String> error) {

    /** Keeps a copy of the list. */
    public RecordedSession {
        exchanges = List.copyOf(exchanges);
    }

    public Protocol protocol() {
        return endpoint.protocol();
    }

    /** Whether it is still connected. */
    public boolean isLive() {
        return ending.isEmpty();
    }

    /**
     * How it ended, or is about to: who has read the reply to LOGOUT or QUIT may ask before the
     * connection is closed.
     */
    public Optional<Ending> goodbye() {
        return ending.or(
                () ->
                        exchanges.stream()
                                .skip(Math.max(0, exchanges.size() - 1))
                                .filter(last -> last.status().endsWith("OK"))
                                .flatMap(last -> Ending.by(last.command()).stream())
                                .findFirst());
    }

    /** Whether the client waits in IDLE. RFC 2177. */
    public boolean isIdle() {
        return idle;
    }

    /** Whether TLS was in use. */
    public boolean usedTls() {
        return tls.isPresent();
    }

    /** The commands in the order in which they were sent. */
    public List<String> commands() {
        return exchanges.stream()
                .filter(exchange -> exchange.kind() == RecordedExchange.Kind.COMMAND)
                .map(RecordedExchange::command)
                .toList();
    }

    /** Octets from the client. */
    public long octetsIn() {
        return exchanges.stream().mapToLong(RecordedExchange::octetsIn).sum();
    }

    /** Octets to the client. */
    public long octetsOut() {
        return exchanges.stream().mapToLong(RecordedExchange::octetsOut).sum();
    }

    /** Octets that the recording had no room for; what is asserted of them cannot be known. */
    public long dropped() {
        return exchanges.stream().mapToLong(RecordedExchange::dropped).sum();
    }

    /** The session as lines that begin with {@code C:} and {@code S:}, with times. */
    public String dialogue() {
        return Dialogue.of(this);
    }

    /**
     * The dialogue in short, as failures show it: how it began, how it ended, what surrounds one
     * exchange; long lines are cut, and what is left out is marked.
     *
     * @param exchange the number of the one that is marked by {@code >}, 0 for none
     */
    public String excerpt(int exchange) {
        return Excerpt.of(this, exchange);
    }

    /**
     * The session as a script of this project's tests, to be played against a server.
     *
     * @param fixture the file that the server was filled from, as the script is to name it
     */
    public String script(String fixture) {
        return ScriptText.of(List.of(this), Optional.of(fixture));
    }
}
