package dev.postiche.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.fault.RewriteLine;
import dev.postiche.message.MessageContent;
import dev.postiche.message.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** Lines are found whole, in whatever pieces they come, and literals move with them. */
class LineRewriterTest {

    /** Where everything ends up as octets. */
    private static final class Octets implements ReplySink {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        @Override
        public void octets(byte[] octets, int offset, int length) {
            all.write(octets, offset, length);
        }

        @Override
        public void slice(Slice slice) {
            try {
                slice.writeTo(all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void announced(long size, long stated, String before, String after) {
            all.writeBytes((before + stated + after).getBytes(UTF_8));
        }

        @Override
        public void contentBegins(boolean literal) {}

        @Override
        public void contentEnds() {}

        @Override
        public void beforeTagged() {}
    }

    private static void say(ReplyFilter filter, String text) {
        // Octet by octet, so that no line comes in one piece.
        for (byte octet : text.getBytes(UTF_8)) {
            filter.octets(new byte[] {octet}, 0, 1);
        }
    }

    private static String rewritten(String find, String with, String... parts) {
        var out = new Octets();
        var filter = new LineRewriter(new RewriteLine(find, with), out);
        boolean literal = false;
        for (var part : parts) {
            if (literal) {
                var content = MessageContent.of(part.getBytes(UTF_8));
                filter.announced(content.size(), content.size(), "{", "}\r\n");
                filter.contentBegins(true);
                filter.slice(new Slice(content, 0, content.size()));
                filter.contentEnds();
            } else {
                say(filter, part);
            }
            literal = !literal;
        }
        filter.release();
        return out.all.toString(UTF_8);
    }

    @Test
    void everyMatchInEveryLineIsSaidOtherwise() {
        assertThat(rewritten("a(.)", "<$1>", "abac\r\nnone\r\nad"))
                .isEqualTo("<b><c>\r\nnone\r\nad");
        assertThat(rewritten("^.*$", "", "gone\r\n")).isEqualTo("\r\n");
    }

    @Test
    void numbersAreAddedTo() {
        assertThat(rewritten("([0-9]+)", "${1+10}", "5 and 07\r\n")).isEqualTo("15 and 17\r\n");
        assertThat(rewritten("([0-9]+)", "${1-10}", "12 and 7\r\n")).isEqualTo("2 and 0\r\n");
        assertThat(rewritten("(x)", "${1+1}", "x\r\n")).isEqualTo("x\r\n");
    }

    @Test
    void aStringBecomesALiteral() {
        assertThat(rewritten("\"([^\"]*)\"", "${1:literal}", "a \"b c\"\r\n"))
                .isEqualTo("a {3}\r\nb c\r\n");
        assertThat(rewritten("\"([^\"]*)\"", "${1:literal}", "\"é\"\r\n"))
                .isEqualTo("{2}\r\né\r\n");
    }

    @Test
    void literalsGoWhereTheirPlaceGoes() {
        assertThat(
                        rewritten(
                                "\\((\\S+ \\S) (.*)\\)",
                                "($2 $1)",
                                "(A ",
                                "one\r\n",
                                " B ",
                                "two",
                                ")\r\n"))
                .isEqualTo("(B {3}\r\ntwo A {5}\r\none\r\n)\r\n");
        assertThat(rewritten(" B .", "", "(A ", "one", " B ", "two", ")\r\n"))
                .isEqualTo("(A {3}\r\none)\r\n");
        // What is inside is nobody's line.
        assertThat(rewritten("one", "x", "(A ", "one", ")\r\n")).isEqualTo("(A {3}\r\none)\r\n");
    }

    @Test
    void whatCannotBeIsToldAtOnce() {
        assertThatThrownBy(() -> new RewriteLine("(", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("find is no regular expression: Unclosed group");
        assertThatThrownBy(() -> new RewriteLine("(a)", "$2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("with refers to group 2, find has 1");
    }
}
