package dev.postiche.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.store.MailboxId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is remembered between sessions, by a clock that may be moved either way. */
class MaildropHistoryTest {

    private static final MailboxId INBOX = new MailboxId(1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration DELAY = Duration.ofMinutes(5);

    private final MaildropHistory history = new MaildropHistory();

    @Test
    void aLoginIsRefusedUntilTheDelayIsOver() {
        assertThat(history.mayLogIn(INBOX, NOON, DELAY)).isTrue();
        assertThat(history.mayLogIn(INBOX, NOON.plusSeconds(299), DELAY)).isFalse();
        assertThat(history.mayLogIn(INBOX, NOON.plusSeconds(300), DELAY)).isTrue();
    }

    @Test
    void aClockThatWasSetBackDoesNotLengthenTheDelay() {
        assertThat(history.mayLogIn(INBOX, NOON, DELAY)).isTrue();
        assertThat(history.mayLogIn(INBOX, NOON.minus(Duration.ofDays(1)), DELAY)).isTrue();
    }

    @Test
    void withoutADelayEveryLoginMayGoOn() {
        assertThat(history.mayLogIn(INBOX, NOON, Duration.ZERO)).isTrue();
        assertThat(history.mayLogIn(INBOX, NOON, Duration.ZERO)).isTrue();
    }
}
