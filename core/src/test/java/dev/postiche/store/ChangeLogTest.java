package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.store.ChangeLog.Change;
import dev.postiche.store.ChangeLog.Kind;
import org.junit.jupiter.api.Test;

class ChangeLogTest {

    @Test
    void itTellsWhatCameAfterAModSequence() {
        var log =
                ChangeLog.startingAt(3, 1_000)
                        .with(new Change(4, Kind.FLAGS, UidSet.of(1)))
                        .with(new Change(5, Kind.EXPUNGED, UidSet.of(2)))
                        .with(new Change(5, Kind.FLAGS, UidSet.of(3)))
                        .with(new Change(6, Kind.FLAGS, UidSet.EMPTY));
        assertThat(log.since(4).orElseThrow())
                .containsExactly(
                        new Change(5, Kind.EXPUNGED, UidSet.of(2)),
                        new Change(5, Kind.FLAGS, UidSet.of(3)));
        assertThat(log.since(3, Kind.FLAGS)).contains(UidSet.of(1, 3));
        assertThat(log.since(6)).hasValueSatisfying(changes -> assertThat(changes).isEmpty());
        assertThat(log.since(2)).isEmpty();
    }

    @Test
    void itForgetsTheOldestAndSaysSo() {
        var log = ChangeLog.startingAt(0, 1_000);
        for (var modSeq = 1; modSeq <= 5_000; modSeq++) {
            log = log.with(new Change(modSeq, Kind.FLAGS, UidSet.of(modSeq)));
        }
        assertThat(log.since(3_000)).isEmpty();
        assertThat(log.since(4_000, Kind.FLAGS)).contains(UidSet.range(4_001, 5_000));
    }

    @Test
    void itForgetsChangesOfVeryManyRanges() {
        var scattered = new UidSet.Builder();
        for (var uid = 1; uid <= 100_000; uid += 2) {
            scattered.add(uid);
        }
        var log = ChangeLog.startingAt(0, 1_000);
        for (var modSeq = 1; modSeq <= 400; modSeq++) {
            log = log.with(new Change(modSeq, Kind.FLAGS, scattered.build()));
        }
        assertThat(log.since(100)).isEmpty();
        assertThat(log.since(400)).isPresent();
    }
}
