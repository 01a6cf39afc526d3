package dev.postiche.imap.ext.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a query of Gmail asks for, in the words of IMAP. */
class GmailQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lunch | (TEXT lunch)",
                "lunch plan | (TEXT lunch TEXT plan)",
                "'\"lunch plan\"' | (TEXT \"lunch plan\")",
                "from:bob -to:cem | (FROM bob NOT TO cem)",
                "subject:(one two) | (SUBJECT \"one two\")",
                "a OR b c | (OR TEXT a TEXT b TEXT c)",
                "{a b c} | (OR OR TEXT a TEXT b TEXT c)",
                "(a (b c)) | ((TEXT a (TEXT b TEXT c)))",
                "is:unread is:starred | (UNSEEN FLAGGED)",
                "after:2026/3/1 before:2026-04-01 | (SINCE 1-Mar-2026 BEFORE 1-Apr-2026)",
                "larger:10M smaller:7 | (LARGER 10485760 SMALLER 7)",
                "older_than:2d has:attachment | (older_than:2d has:attachment)",
                "in:anywhere label:to-do | (ALL label:to-do)",
                "rfc822msgid:x@y list:z | (HEADER Message-ID x@y HEADER List-Id z)",
                // What is no operator is text.
                "before:2026/13/99 what:ever is:odd | "
                        + "(TEXT before:2026/13/99 TEXT what:ever TEXT is:odd)",
                "'from: bob' | (TEXT from: TEXT bob)",
                "'' | ALL",
                "OR | (TEXT OR)"
            })
    void aQueryIsUnderstood(String query, String key) {
        assertThat(GmailQuery.parse(query)).hasToString(key);
    }

    @Test
    void everyTextIsAQuery() {
        var scraps =
                List.of("a", " ", "-", "(", ")", "{", "}", "\"", ":", "from:", "OR ", "is:", "1d");
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var query =
                    Stream.generate(() -> scraps.get(random.nextInt(scraps.size())))
                            .limit(random.nextInt(12))
                            .collect(Collectors.joining());
            assertThat(GmailQuery.parse(query).toString())
                    .as("seed %d: %s", seed, query)
                    .isNotEmpty();
        }
        assertThat(GmailQuery.parse("(".repeat(10_000)).toString()).isNotEmpty();
        assertThat(GmailQuery.parse("-".repeat(10_000)).toString()).isNotEmpty();
    }
}
