package dev.postiche.script;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dialogue between named clients and a server, as it stands in one text file.
 *
 * <p>What shows on the wire is written down as an RFC would print it, so that a reader can hold the
 * two side by side. {@code scripts/README.md} describes the format.
 *
 * @param name the path below {@code scripts/}, without the suffix
 * @param headers what stands before the first empty line
 * @param steps the dialogue
 */
record Script(String name, Map<String, String> headers, List<Step> steps) {

    Optional<String> header(String key) {
        return Optional.ofNullable(headers.get(key));
    }

    /** The values of a header that is a comma list. */
    List<String> headerList(String key) {
        return header(key).map(value -> List.of(value.split("\\s*,\\s*"))).orElse(List.of());
    }

    /** The sections that this script bears witness to. */
    List<RfcSection> sections() {
        return RfcSection.listOf(headers.getOrDefault("rfc", ""));
    }

    /** One line of the dialogue, with its number in the file. */
    sealed interface Step {

        int line();

        String client();

        /** The client sends octets; names bound earlier are filled in first if {@code command}. */
        record Send(int line, String client, byte[] octets, boolean command) implements Step {}

        /** The server must say this next. */
        record Expect(int line, String client, Wanted wanted) implements Step {}

        /** The server must say these next, in whatever order. */
        record ExpectUnordered(int line, String client, List<Wanted> wanted) implements Step {}

        /** The server may say anything untagged before what this client expects next. */
        record Skip(int line, String client) implements Step {}

        /** The server must have closed the connection. */
        record ExpectClosed(int line, String client) implements Step {}

        /** The client leaves without a word; with {@code reset} what is under way is lost. */
        record Leave(int line, String client, boolean reset) implements Step {}

        /** The client begins TLS, and asks no questions about the certificate. */
        record StartTls(int line, String client) implements Step {}

        /** The client begins to compress, and to expect compressed octets. RFC 4978 §3 */
        record StartDeflate(int line, String client) implements Step {}

        /** The server's clock is moved. */
        record AdvanceClock(int line, String client, Duration by) implements Step {}
    }

    /** What a server line should look like; the literals within it are part of it. */
    record Wanted(int line, byte[] octets) {

        String text() {
            return new String(octets, StandardCharsets.UTF_8);
        }
    }
}
