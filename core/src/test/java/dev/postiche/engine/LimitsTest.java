package dev.postiche.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits by the names that users write. */
class LimitsTest {

    @Test
    void areWrittenAsSizesTimesAndNumbers() {
        var limits = Limits.of(Map.of("append", "25MB", "autologout", "5m", "connections", "15"));
        assertThat(limits.of(Limit.APPEND)).isEqualTo(25_000_000);
        assertThat(limits.time(Limit.AUTOLOGOUT)).isEqualTo(Duration.ofMinutes(5));
        assertThat(limits.of(Limit.CONNECTIONS)).isEqualTo(15);
        assertThat(limits.octets(Limit.COMMAND_LINE)).isEqualTo(65_536);
    }

    @Test
    void aWrongNameOrValueIsNamedWithWhatWouldBeRight() {
        assertThatThrownBy(() -> Limits.of(Map.of("apend", "1")))
                .hasMessage("unknown limit \"apend\", did you mean \"append\"?");
        assertThatThrownBy(() -> Limits.of(Map.of("zzz", "1"))).hasMessageContaining("commandLine");
        assertThatThrownBy(() -> Limits.of(Map.of("append", "much")))
                .hasMessageContaining("append")
                .hasMessageContaining("much");
        assertThatThrownBy(() -> Limits.of(Map.of("connections", "0")))
                .hasMessageContaining("at least 1");
    }
}
