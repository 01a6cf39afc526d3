package dev.postiche.imap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListPatternTest {

    @ParameterizedTest
    @CsvSource({
        "'', %, foo, true",
        "'', %, foo/bar, false",
        "'', *, foo/bar, true",
        "'', foo/%, foo/bar, true",
        "'', %/%, foo/bar, true",
        "'', f*r, foo/bar, true",
        "'', f%r, foo/bar, false",
        "foo, bar, foo/bar, true",
        "foo/, bar, foo/bar, true",
        "foo/, /bar, foo/bar, true",
        "'', inbox, INBOX, true",
        "'', inb%, INBOX, false",
        "'', FOO, foo, false",
        "'', foo%, foo, true",
        "'', %foo, foo, true"
    })
    void matches(String reference, String mailbox, String name, boolean expected) {
        assertThat(new ListPattern(reference, mailbox, '/').matches(name)).isEqualTo(expected);
    }

    @Test
    void equalsARegularExpression() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            var pattern = word(random, "ab./%*", 8);
            var name = word(random, "ab./", 8);
            var expected = Pattern.matches(asRegularExpression(pattern), name);
            assertThat(new ListPattern("", pattern, '/').matches(name))
                    .as("seed %d: %s on %s", seed, pattern, name)
                    .isEqualTo(expected);
        }
    }

    @Test
    void manyWildcardsAreNoTrouble() {
        var pattern = new ListPattern("", "*a".repeat(2_000), '/');
        assertThatCode(() -> pattern.matches("a".repeat(1_900) + "b")).doesNotThrowAnyException();
        assertThat(pattern.matches("a".repeat(2_000))).isTrue();
    }

    private static String asRegularExpression(String pattern) {
        return pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '%' ? "[^/]*" : Pattern.quote("" + (char) c))
                .collect(Collectors.joining());
    }

    private static String word(Random random, String letters, int longest) {
        return random.ints(1 + random.nextInt(longest), 0, letters.length())
                .mapToObj(i -> letters.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
