package dev.postiche;

import dev.postiche.engine.MovableClock;
import dev.postiche.fixture.Fixture;
import dev.postiche.record.Keep;
import dev.postiche.record.RecordingWatcher;
import dev.postiche.spec.ServerSpec;
import dev.postiche.spec.TokenValidator;
import dev.postiche.store.StoreState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a builder was told of a server.
 *
 * @param mail what is there in place of what the fixture says, if anything
 * @param options what was said of it beside the fixture, and the seed
 * @param server that and what the fixture says
 */
record Settings(
        Fixture fixture,
        Optional<StoreState> mail,
        ServerSpec options,
        ServerSpec server,
        long seed,
        Keep keep,
        List<RecordingWatcher> watchers,
        TokenValidator tokens,
        String bind,
        Optional<Instant> clock,
        Map<ListenerKind, Integer> ports) {

    MovableClock newClock() {
        var running = MovableClock.running();
        return clock.map(running::beginningAt).orElse(running);
    }
}
