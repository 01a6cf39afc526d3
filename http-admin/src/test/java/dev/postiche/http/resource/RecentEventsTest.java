package dev.postiche.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Those who are told what happens come and go while they are told. */
class RecentEventsTest {

    @Test
    void whoLeavesWhileHeIsToldHoldsNobodyUp() {
        try (var mail = MockMailServer.builder().account("anna", "secret").start()) {
            var events = new RecentEvents(mail);
            var left = new CompletableFuture<AutoCloseable>();
            var told = new AtomicInteger();
            // As a connection does that breaks off: one thread closes it, another one writes to it.
            var subscription =
                    events.subscribe(
                            0,
                            (id, data) -> {
                                told.incrementAndGet();
                                CompletableFuture.runAsync(() -> close(left.join()))
                                        .orTimeout(10, TimeUnit.SECONDS)
                                        .join();
                            });
            left.complete(subscription);
            mail.createAccount("ben", "secret");
            mail.createAccount("chi", "secret");
            assertThat(told).hasValue(1);
        }
    }

    private static void close(AutoCloseable subscription) {
        try {
            subscription.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
