package dev.postiche.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A clock that runs, is moved, and keeps its appointments. */
class MovableClockTest {
    private final MovableClock clock = MovableClock.running();
    private final BlockingQueue<String> rung = new LinkedBlockingQueue<>();

    @Test
    void runsLikeTheRealOneAndCanBeMovedAndReset() {
        var close = Duration.ofSeconds(5);
        assertThat(Duration.between(Instant.now(), clock.instant()).abs()).isLessThan(close);
        clock.advance(Duration.ofDays(1));
        assertThat(Duration.between(Instant.now(), clock.instant()))
                .isBetween(Duration.ofDays(1).minus(close), Duration.ofDays(1).plus(close));
        var then = Instant.parse("2020-02-29T12:00:00Z");
        clock.set(then);
        assertThat(Duration.between(then, clock.instant())).isLessThan(close);
        clock.reset();
        assertThat(Duration.between(Instant.now(), clock.instant()).abs()).isLessThan(close);
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .hasMessageContaining("set(Instant)");
    }

    @Test
    void anotherZoneIsTheSameClock() {
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
        clock.advance(Duration.ofDays(3));
        assertThat(Duration.between(clock.instant(), elsewhere.instant()))
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void timersRingInOrderWhenTheClockIsMovedPastThem() throws InterruptedException {
        clock.schedule(Duration.ofMinutes(30), () -> rung.add("second"));
        clock.schedule(Duration.ofMinutes(20), () -> rung.add("first"));
        clock.schedule(Duration.ofMinutes(25), () -> rung.add("cancelled")).cancel();
        clock.schedule(Duration.ofHours(2), () -> rung.add("later"));
        clock.advance(Duration.ofHours(1));
        assertThat(rung.poll(5, TimeUnit.SECONDS)).isEqualTo("first");
        assertThat(rung.poll(5, TimeUnit.SECONDS)).isEqualTo("second");
        clock.advance(Duration.ofHours(2));
        assertThat(rung.poll(5, TimeUnit.SECONDS)).isEqualTo("later");
    }

    @Test
    void aTimerThatFailsLeavesTheOthersAlone() throws InterruptedException {
        clock.schedule(
                Duration.ofMinutes(1),
                () -> {
                    throw new IllegalStateException("on purpose");
                });
        clock.schedule(Duration.ofMinutes(2), () -> rung.add("the other"));
        clock.advance(Duration.ofHours(1));
        assertThat(rung.poll(5, TimeUnit.SECONDS)).isEqualTo("the other");
        clock.schedule(Duration.ofMinutes(1), () -> rung.add("one more"));
        clock.advance(Duration.ofHours(1));
        assertThat(rung.poll(5, TimeUnit.SECONDS)).isEqualTo("one more");
    }

    @Test
    void timersRingByThemselves() throws InterruptedException {
        clock.schedule(Duration.ofMillis(30), () -> rung.add("now"));
        assertThat(rung.poll(5, TimeUnit.SECONDS)).isEqualTo("now");
    }
}
