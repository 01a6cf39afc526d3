package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What holds of every message, however broken. */
final class Invariants {

    private final Message message;
    private final ByteArrayOutputStream assembled = new ByteArrayOutputStream();

    private Invariants(Message message) {
        this.message = message;
    }

    static void check(Message message) throws IOException {
        new Invariants(message).check();
    }

    private void check() throws IOException {
        var octets = message.content().toByteArray();
        assertThat(MessageSection.whole().in(message).orElseThrow().toByteArray())
                .isEqualTo(octets);
        assertThat(message.header().octets()).isEqualTo(message.root().header().octets());
        assertThat(message.text()).isEqualTo(message.root().body());
        part(message.root(), List.of(), true);
        assertThat(assembled.toByteArray()).isEqualTo(octets);
        assertThat(message.envelope()).isEqualTo(Envelope.of(message.header()));
        assertThat(message.sentDate()).isNotNull();
        for (var field : message.header()) {
            assertThat(MessageIds.parse(field.value())).isNotNull();
            assertThat(BaseSubject.of(field.text())).isNotNull();
        }
    }

    /** Puts a part together again from what it consists of; a message has a part 1 of its own. */
    private void part(MimePart part, List<Long> path, boolean isMessage) throws IOException {
        var own = isMessage && !part.isMultipart() ? below(path, 1) : path;
        if (!isMessage || !part.isMultipart() || path.isEmpty()) { // else it has no number
            assertThat(message.section(own)).contains(part);
        }
        var header = part.header().octets();
        var body = part.body();
        header.writeTo(assembled);
        assertThat(header.end()).isEqualTo(body.offset());
        assertThat(part.octets()).isEqualTo(body.length());
        assertThat(part.lines()).isEqualTo(lineEnds(body));
        fields(part.header());
        decoding(part);
        if (part.nested().isPresent()) {
            var nested = part.nested().get();
            assertThat(nested.header().octets().offset()).isEqualTo(body.offset());
            assertThat(nested.body().end()).isEqualTo(body.end());
            assertThat(part.envelope()).isPresent();
            part(nested, own, true);
        } else if (part.isMultipart()) {
            parts(part, own);
        } else {
            body.writeTo(assembled);
        }
    }

    private void parts(MimePart part, List<Long> path) throws IOException {
        var boundary = new String(part.boundary(), StandardCharsets.ISO_8859_1);
        var delimiter = Pattern.compile("(\r?\n)?--" + Pattern.quote(boundary) + "[^\n]*\n");
        long at = part.body().offset();
        for (int i = 0; i < part.children().size(); i++) {
            var child = part.children().get(i);
            long start = child.header().octets().offset();
            var between = new Slice(message.content(), at, start - at);
            between.writeTo(assembled);
            if (i > 0) {
                assertThat(between.toLatin1()).matches(delimiter);
            }
            part(child, below(path, i + 1), false);
            at = child.body().end();
        }
        new Slice(message.content(), at, part.body().end() - at).writeTo(assembled);
    }

    private static List<Long> below(List<Long> path, long number) {
        var longer = new ArrayList<>(path);
        longer.add(number);
        return longer;
    }

    private static void fields(HeaderBlock header) {
        var names = new ArrayList<String>();
        header.forEach(field -> names.add(field.name()));
        var all = header.octets();
        assertThat(header.without(List.of()).toByteArray()).isEqualTo(all.toByteArray());
        if (!names.isEmpty()) {
            var chosen = List.of(names.get(names.size() / 2));
            assertThat(header.only(chosen).length() + header.without(chosen).length())
                    .isBetween(all.length(), all.length() + 2); // the blank line is in both
        }
    }

    private static void decoding(MimePart part) {
        assertThat(part.decodedText()).isNotNull();
        part.decoded()
                .ifPresent(
                        decoded -> {
                            var octets = decoded.toByteArray();
                            assertThat((long) octets.length).isEqualTo(decoded.size());
                            long middle = decoded.size() / 2;
                            var rest = Slice.of(decoded).partial(middle, Long.MAX_VALUE);
                            assertThat(rest.toByteArray())
                                    .isEqualTo(
                                            Arrays.copyOfRange(
                                                    octets, (int) middle, octets.length));
                        });
    }

    private static long lineEnds(Slice slice) {
        return slice.toLatin1().chars().filter(c -> c == '\n').count();
    }
}
