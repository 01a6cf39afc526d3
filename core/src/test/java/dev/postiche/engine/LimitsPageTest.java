package dev.postiche.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of limits says what the code does: each limit and its default. */
class LimitsPageTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\|.*");

    @Test
    void thePageNamesEachLimitAndItsDefault() throws IOException {
        var written = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(Path.of("../docs/LIMITS.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                written.put(row.group(1), row.group(2));
            }
        }

        assertThat(written.keySet())
                .containsExactlyElementsOf(Arrays.stream(Limit.values()).map(Limit::key).toList());
        for (var limit : Limit.values()) {
            var key = limit.key();
            var value = Limits.of(Map.of(key, String.valueOf(written.get(key)))).of(limit);
            assertThat(value).as(key).isEqualTo(limit.standard());
        }
    }
}
