package dev.postiche.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5051 §2. */
class UnicodeCasemapTest {

    @ParameterizedTest
    @CsvSource({
        "title, TITLE",
        "\u00E4pfel, \u00C4PFEL",
        "\u00C4pfel, A\u0308PFEL",
        "\u0441\u0442\u043E\u043B, \u0421\u0422\u041E\u041B",
        "\u01C6, \u01C4",
        "\u01C5, \u01C4",
        "\uFF41, a",
        "\u0131, I",
        "\u03C2, \u03A3"
    })
    void theseAreTheSame(String one, String other) {
        assertThat(UnicodeCasemap.key(one)).isEqualTo(UnicodeCasemap.key(other));
    }

    @ParameterizedTest
    @CsvSource({"\u00E4, a", "\u00DF, ss", "o, 0"})
    void theseAreNot(String one, String other) {
        assertThat(UnicodeCasemap.key(one)).isNotEqualTo(UnicodeCasemap.key(other));
    }

    @Test
    void theOrderIsThatOfCodePoints() {
        var sorted =
                List.of(
                        "",
                        "10",
                        "2",
                        "alpha",
                        "\u00C4pfel",
                        "BETA",
                        "\u0436",
                        "\uFFFD",
                        "\uD83D\uDE00");

        var ordered =
                Stream.of(
                                "\uD83D\uDE00",
                                "BETA",
                                "2",
                                "\u0436",
                                "",
                                "alpha",
                                "\uFFFD",
                                "\u00C4pfel",
                                "10")
                        .sorted(
                                (one, other) ->
                                        UnicodeCasemap.ORDER.compare(
                                                UnicodeCasemap.key(one), UnicodeCasemap.key(other)))
                        .toList();

        assertThat(ordered).isEqualTo(sorted);
    }
}
