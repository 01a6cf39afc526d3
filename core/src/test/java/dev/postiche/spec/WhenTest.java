package dev.postiche.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00+07:00, 2026-11-20T10:00:00+07:00",
        "2026-11-20T10:00:00+0700, 2026-11-20T10:00:00+07:00",
        "2026-11-20T10:00:00.25Z, 2026-11-20T10:00:00.25Z",
        "2026-11-20t10:00z, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00, 2026-11-20T10:00:00Z",
        "2026-11-20, 2026-11-20T00:00:00Z",
        "-2d, 2026-11-20T12:00:00Z",
        "-3h, 2026-11-22T09:00:00Z",
        "-10m, 2026-11-22T11:50:00Z",
        "+60s, 2026-11-22T12:01:00Z",
        "-0s, 2026-11-22T12:00:00Z",
        "+250ms, 2026-11-22T12:00:00.250Z",
    })
    void datesAreAbsoluteOrSeenFromThePresent(String text, String moment) {
        assertThat(When.parse(text).from(NOW)).isEqualTo(OffsetDateTime.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "-2",
                "-d",
                "- 2d",
                "--2d",
                "-2w",
                "-1.5h",
                "2026-02-30",
                "2026-11-20 10:00",
                "2026-11-20T25:00:00Z",
                "2026-11-20Z",
                "20261120",
                "-9999999999999999d",
                "2026-11-20T10:00:00+07:00[Asia/Ho_Chi_Minh]"
            })
    void whatIsNoDateIsRefused(String text) {
        assertThatThrownBy(() -> When.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalMomentsAreWrittenAlike() {
        assertThat(When.parse("-48h")).isEqualTo(When.ago(Duration.ofDays(2))).hasToString("-2d");
        assertThat(When.in(Duration.ofMillis(1500))).hasToString("+1500ms");
        assertThat(When.at(NOW)).isEqualTo(When.parse("2026-11-22T12:00Z"));
        assertThat(When.at(NOW).isRelative()).isFalse();
        assertThat(When.parse("-1s").isRelative()).isTrue();
    }

    @Test
    void whatNoCalendarHoldsIsRefused() {
        assertThatThrownBy(() -> When.parse("-999999999999999d").from(NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> When.ago(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
