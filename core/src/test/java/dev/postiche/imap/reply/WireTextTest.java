package dev.postiche.imap.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireTextTest {

    private final WireText out = new WireText();

    private String written() {
        return new String(out.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aPlainStringIsQuoted() {
        out.string("a \"b\" \\c");
        assertThat(written()).isEqualTo("\"a \\\"b\\\" \\\\c\"");
    }

    @Test
    void whatNoQuotedStringMayHoldIsALiteral() { // RFC 3501 §4.3
        out.string("\u00E4\r\n").sp().utf8String("\u00E4").sp().string("x".repeat(2_000));
        assertThat(written()).startsWith("{3}\r\n\u00E4\r\n {2}\r\n\u00C3\u00A4 {2000}\r\nxxx");
    }

    @Test
    void nulIsLeftOut() { // RFC 3501 §9
        out.string("a\u0000b").sp().string("\u0000\u00E4");
        assertThat(written()).isEqualTo("\"ab\" {1}\r\n\u00E4");
    }

    @Test
    void anAstringIsAnAtomWhereItCanBe() {
        out.astring("a/b&-").sp().astring("").sp().astring("a b").sp().astring("*").sp();
        out.astring("\u00E4");
        assertThat(written()).isEqualTo("a/b&- \"\" \"a b\" \"*\" {1}\r\n\u00E4");
    }

    @Test
    void nilIsNoString() {
        out.nstring(Optional.empty()).sp().nstring(Optional.of("NIL"));
        assertThat(written()).isEqualTo("NIL \"NIL\"");
    }

    @Test
    void aConditionIsOneLineOfAscii() {
        new StatusReply("NO", Optional.of(ResponseCode.CANNOT), "not\r\n\u00E4").writeTo(out);
        assertThat(written()).isEqualTo("NO [CANNOT] not???");
    }
}
