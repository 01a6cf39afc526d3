package dev.postiche.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values: sizes, times, flags, endpoints, names that were meant. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "512, 512, 512",
        "512B, 512, 512",
        "1000, 1000, 1KB",
        "25MB, 25000000, 25MB",
        "25 MB, 25000000, 25MB",
        "10KiB, 10240, 10KiB",
        "1GiB, 1073741824, 1GiB",
        "2GB, 2000000000, 2GB",
        "1024000, 1024000, 1000KiB",
        "9223372036854775807, 9223372036854775807, 9223372036854775807",
    })
    void sizesAreReadAndWritten(String text, long octets, String written) {
        assertThat(OctetCount.parse(text)).isEqualTo(octets);
        assertThat(OctetCount.format(octets)).isEqualTo(written);
        assertThat(OctetCount.parse(written)).isEqualTo(octets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5MB", "1mb", "MB", "9223372036854775808", "9999999999GiB"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> OctetCount.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "200ms, PT0.2S, 200ms",
        "1000ms, PT1S, 1s",
        "90s, PT90S, 90s",
        "60s, PT60S, 1m",
        "90m, PT90M, 90m",
        "24h, PT24H, 1d",
        "0d, PT0S, 0s",
        "14d, PT336H, 14d",
    })
    void timesAreReadAndWritten(String text, Duration time, String written) {
        assertThat(TimeSpan.parse(text)).isEqualTo(time);
        assertThat(TimeSpan.format(time)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "s", "-5s", "1h30m", "5 s", "9999999999999999s", "100001d", "١s"})
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void flagsAreEqualWhateverTheirCase() {
        assertThat(Flag.of("\\SEEN")).isSameAs(Flag.SEEN).hasToString("\\Seen");
        assertThat(Flag.of("$important")).isEqualTo(Flag.of("$Important"));
        assertThat(Flag.of("$important")).hasSameHashCodeAs(Flag.of("$IMPORTANT"));
        assertThat(Flag.of("$Important").name()).isEqualTo("$Important");
        assertThat(Flag.of("$Important").isKeyword()).isTrue();
        assertThat(Flag.SEEN.isKeyword()).isFalse();
        assertThat(Flag.SEEN.isSystem()).isTrue();
        assertThat(Flag.of("\\Other").isSystem()).isFalse();
        assertThat(List.of(Flag.of("b"), Flag.of("A")).stream().sorted())
                .containsExactly(Flag.of("a"), Flag.of("B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\", "a b", "a\\b", "(", "{", "%", "*", "\"", "]", "é", "\u007f"})
    void whatIsNoFlagIsRefused(String name) {
        assertThatThrownBy(() -> Flag.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEndpointHasAUri() {
        var plain = new Endpoint(Protocol.IMAP, false, "127.0.0.1", 1143);
        assertThat(plain.uri()).hasToString("imap://127.0.0.1:1143");
        assertThat(plain).hasToString("127.0.0.1:1143");
        assertThat(new Endpoint(Protocol.POP3, true, "::1", 1995).uri())
                .hasToString("pop3s://[::1]:1995")
                .hasHost("[::1]");
        assertThatThrownBy(() -> new Endpoint(Protocol.IMAP, false, "x", 65536))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Endpoint(Protocol.IMAP, false, "", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "subjct, subject",
        "SUBJECT, subject",
        "sbuject, subject",
        "mailbxes, mailboxes",
        "beforeExecute, before-execute",
        "x, ",
        "something, ",
        "'', ",
    })
    void theNearestWordIsFound(String word, String meant) {
        var known = List.of("subject", "sender", "mailboxes", "before-execute", "to");
        assertThat(Nearest.to(word, known)).isEqualTo(Optional.ofNullable(meant));
    }

    @Test
    void aWordAsLongAsAFileIsNearNothing() {
        assertThat(Nearest.hint("x".repeat(10_000_000), List.of("subject"))).isEmpty();
    }

    @Test
    void octetsAreAValue() {
        var octets = new byte[] {1, 2};
        var value = Octets.of(octets);
        octets[0] = 9;
        value.toByteArray()[0] = 9;
        assertThat(value).isEqualTo(Octets.of(new byte[] {1, 2})).hasToString("2 octets");
        assertThat(value.size()).isEqualTo(2);
        assertThat(Octets.of("é").text()).contains("é");
        assertThat(Octets.of(new byte[] {-1}).text()).isEmpty();
    }

    @Test
    void specialUsesAreFoundInAnyCase() {
        assertThat(SpecialUse.of("\\archive")).contains(SpecialUse.ARCHIVE);
        assertThat(SpecialUse.of("Archive")).isEmpty();
    }
}
