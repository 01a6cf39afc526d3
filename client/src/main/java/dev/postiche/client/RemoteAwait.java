package dev.postiche.client;

import dev.postiche.Await;
import dev.postiche.DeadlinePassed;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.record.CommandPattern;
import dev.postiche.record.Condition;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Wait;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Waits on a server in another process: there where it can judge itself, else by asking again. */
record RemoteAwait(Http http, Duration deadline) implements Await {

    static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(5);

    @Override
    public Await within(Duration other) {
        return new RemoteAwait(http, other);
    }

    @Override
    public RecordedSession session(Predicate<RecordedSession> condition) {
        return session(condition, "a session that meets the condition");
    }

    private RecordedSession session(Predicate<RecordedSession> condition, String what) {
        return new RemoteRecording(http).await(condition, deadline).orElseThrow(() -> passed(what));
    }

    @Override
    public RecordedExchange exchange(Predicate<RecordedExchange> condition) {
        return exchange(condition, "an exchange that meets the condition");
    }

    private RecordedExchange exchange(Predicate<RecordedExchange> condition, String what) {
        var session = session(it -> first(it, condition).isPresent(), what);
        return first(session, condition).orElseThrow(() -> passed(what));
    }

    private static Optional<RecordedExchange> first(
            RecordedSession session, Predicate<RecordedExchange> condition) {
        return session.exchanges().stream().filter(condition).findFirst();
    }

    @Override
    public RecordedExchange command(String command) {
        var pattern = new CommandPattern(command);
        return exchange(
                exchange -> pattern.matches(exchange) && !exchange.status().isEmpty(),
                "the reply to " + command);
    }

    @Override
    public void messages(String account, String mailbox, int count) {
        until(new Condition.Messages(account, mailbox, count));
    }

    @Override
    public void until(Condition condition) {
        var wait = FixtureWriter.await(new Wait(condition, Optional.of(deadline)));
        http.send("POST", "/wait", wait, deadline.plusSeconds(30));
    }

    @Override
    public void until(String what, BooleanSupplier condition) {
        var held =
                Patience.of(deadline)
                        .until(() -> Optional.of(what).filter(it -> condition.getAsBoolean()));
        if (held.isEmpty()) {
            throw passed(what);
        }
    }

    private DeadlinePassed passed(String what) {
        var dialogue = new RemoteRecording(http).dialogue();
        return new DeadlinePassed(
                "waited %s ms for %s; %s"
                        .formatted(
                                deadline.toMillis(),
                                what,
                                dialogue.isEmpty()
                                        ? "nobody connected"
                                        : "what did happen:\n" + dialogue));
    }
}
