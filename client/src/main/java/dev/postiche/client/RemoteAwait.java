package dev.postiche.client;

import dev.postiche.Await;
import dev.postiche.DeadlinePassed;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.record.Condition;
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
    public RecordedSession session(String what, Predicate<RecordedSession> condition) {
        return new RemoteRecording(http).await(condition, deadline).orElseThrow(() -> passed(what));
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
        return DeadlinePassed.after(deadline, what, "", new RemoteRecording(http));
    }
}
