package dev.postiche;

import dev.postiche.fixture.Fixture;
import dev.postiche.record.Keep;
import dev.postiche.record.RecordingWatcher;
import dev.postiche.spec.ServerSpec;
import dev.postiche.spec.TokenValidator;
import java.util.List;
import java.util.Map;

/**
 * What a builder was told of a server.
 *
 * @param options what was said of it beside the fixture, and the seed
 * @param server that and what the fixture says
 */
record Settings(
        Fixture fixture,
        ServerSpec options,
        ServerSpec server,
        long seed,
        Keep keep,
        List<RecordingWatcher> watchers,
        TokenValidator tokens,
        String bind,
        Map<ListenerKind, Integer> ports) {}
