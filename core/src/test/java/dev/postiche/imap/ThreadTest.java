package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** THREAD shows each message once, however messages refer to each other. RFC 5256 §3 */
class ThreadTest {

    private static final int MESSAGES = 60;

    @ParameterizedTest
    @ValueSource(strings = {"ORDEREDSUBJECT", "REFERENCES", "REFS"})
    void eachMessageOnce(String algorithm) {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            var messages =
                    IntStream.range(0, MESSAGES)
                            .mapToObj(i -> message(random))
                            .toArray(String[]::new);
            var thread = thread(algorithm, messages);
            assertThat(thread)
                    .as("seed %d", seed)
                    .matches("\\* THREAD (\\(([0-9]+( [0-9]+)*)?[ ()0-9]*\\))+")
                    .doesNotContain("()", "( ", " )", "  ");
            assertThat(Arrays.stream(thread.substring(8).split("[^0-9]+")))
                    .as("seed %d", seed)
                    .filteredOn(word -> !word.isEmpty())
                    .extracting(Integer::valueOf)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, MESSAGES).boxed().toList());
        }
    }

    @Test
    void aThreadMayBeDeep() {
        int depth = 20_000;
        var messages = new String[depth];
        for (int i = 0; i < depth; i++) {
            messages[i] =
                    "Message-ID: <%d@x>\r\nIn-Reply-To: <%d@x>\r\nSubject: Re: x\r\n\r\n"
                            .formatted(i, i - 1);
        }
        assertThat(thread("REFERENCES", messages))
                .startsWith("* THREAD (1 2 3 4 5")
                .endsWith(" " + depth + ")");
    }

    @Test
    void aForkInEachGenerationIsNoLimitEither() {
        int depth = 2_000;
        var messages = new String[2 * depth];
        for (int i = 0; i < depth; i++) {
            var reply = "In-Reply-To: <%d@x>\r\nSubject: Re: x\r\n\r\n".formatted(i - 1);
            messages[2 * i] = "Message-ID: <%d@x>\r\n".formatted(i) + reply;
            messages[2 * i + 1] = "Message-ID: <side%d@x>\r\n".formatted(i) + reply;
        }
        assertThat(thread("REFS", messages)).contains("(").endsWith(")");
    }

    private static String thread(String algorithm, String... messages) {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            server.append(messages);
            client.command("EXAMINE INBOX");
            return client.command("THREAD " + algorithm + " UTF-8 ALL").get(0);
        }
    }

    private static String message(Random random) {
        var header = new ArrayList<String>();
        header.add("Subject: " + (random.nextBoolean() ? "Re: " : "") + random.nextInt(8));
        header.add("Date: %d Mar 2026 10:00:00 +0000".formatted(1 + random.nextInt(28)));
        if (random.nextInt(5) > 0) {
            header.add("Message-ID: " + id(random));
        }
        if (random.nextBoolean()) {
            var references = new ArrayList<String>();
            for (int n = random.nextInt(5); n > 0; n--) {
                references.add(id(random));
            }
            header.add("References: " + String.join(" ", references));
        } else if (random.nextBoolean()) {
            header.add("In-Reply-To: " + id(random));
        }
        return String.join("\r\n", List.copyOf(header)) + "\r\n\r\n";
    }

    private static String id(Random random) {
        return "<" + random.nextInt(MESSAGES) + "@x>";
    }
}
