package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferEncodingTest {

    /** A client that fetches a part piece by piece costs one decoding, not one for each piece. */
    @Test
    void goesOnWhereTheLastPieceEnded() throws IOException {
        var octets = new byte[300_000];
        new Random(1).nextBytes(octets);
        var encoded =
                new CountingContent(MessageContent.of(Base64.getMimeEncoder().encode(octets)));
        var decoded = TransferEncoding.decode("base64", encoded).orElseThrow();
        var out = new ByteArrayOutputStream();
        for (long at = 0; at < decoded.size(); at += 1_000) {
            decoded.writeTo(out, at, Math.min(1_000, decoded.size() - at));
        }
        assertThat(out.toByteArray()).isEqualTo(octets);
        // Once to learn the size, once to send.
        assertThat(encoded.octetsRead()).isLessThanOrEqualTo(2 * encoded.size() + 32 * 1024);
    }

    @ParameterizedTest
    @CsvSource({"a^b, a|b", "a|b^, a|b|", "^^, ||", "a\rb, a\rb", "|^|, |||", "'', ''"})
    void textHasLinesThatEndInCrlf(String plain, String expected) throws IOException {
        var in = new ByteArrayInputStream(octets(plain));
        assertThat(new CrlfInputStream(in).readAllBytes()).isEqualTo(octets(expected));
    }

    private static byte[] octets(String written) {
        return written.replace("|", "\r\n").replace("^", "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Written with {@code |} for CRLF and {@code ^} for LF. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                // RFC 2045 §6.7
                "'Now''s the time =|for all folk to come=|to the aid of their country.',"
                        + " 'Now''s the time for all folk to cometo the aid of their country.'",
                "'a=20 |b \t|', 'a |b|'",
                "a=  |b, ab",
                "a=^b^, ab^",
                "a=, a",
                "'a ', a",
                "'a=\t', a",
                "=41=4a=4A, AJJ",
                "=4, =4",
                "=XY=4, =XY=4",
                "==41, =A",
                "=|=|, ''",
                "'= x', '= x'",
                "' \ta', ' \ta'",
                "|||, |||",
                "'', ''"
            })
    void decodesQuotedPrintable(String encoded, String expected) {
        assertThat(decode("quoted-printable", encoded)).isEqualTo(expected);
    }

    @Test
    void keepsVeryLongRunsOfSpaces() {
        var spaces = " ".repeat(100_000);
        assertThat(decode("quoted-printable", spaces + "x")).isEqualTo(spaces + "x");
        assertThat(decode("quoted-printable", "=" + spaces + "x")).isEqualTo("=" + spaces + "x");
    }

    @ParameterizedTest
    @CsvSource({
        "Y2Fm, caf",
        "Y2|Fm|, caf",
        "'Y 2 F!m', caf",
        "YQ==YWI=Y2Fm, aabcaf",
        "YWI, ab",
        "YQ, a",
        "Y, ''",
        "====, ''",
        "'', ''"
    })
    void decodesBase64(String encoded, String expected) {
        assertThat(decode("base64", encoded)).isEqualTo(expected);
    }

    @Test
    void decodesWhatItEncodes() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] octets = new byte[random.nextInt(400)];
            random.nextBytes(octets);
            for (int j = 0; j < octets.length; j++) {
                if (random.nextInt(3) == 0) {
                    octets[j] = (byte) " \t\r\n=x".charAt(random.nextInt(6));
                }
            }
            var plain = MessageContent.of(octets);
            var base64 = new Base64Content(plain);
            assertThat(base64.toByteArray())
                    .as("seed " + seed)
                    .isEqualTo(mimeEncoded(octets).getBytes(StandardCharsets.US_ASCII));
            assertThat(TransferEncoding.decode("base64", base64).orElseThrow().toByteArray())
                    .isEqualTo(octets);
            var quoted = MessageContent.of(BodyEncoder.quotedPrintable(octets));
            assertThat(quoted.toLatin1().lines()).allMatch(line -> line.length() <= 76);
            assertThat(
                            TransferEncoding.decode("quoted-printable", quoted)
                                    .orElseThrow()
                                    .toByteArray())
                    .as("seed " + seed)
                    .isEqualTo(octets);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-uuencode", "x-gzip64", "7 bit", ""})
    void knowsNoOtherEncoding(String encoding) {
        assertThat(TransferEncoding.decode(encoding, MessageContent.empty())).isEmpty();
    }

    private static String mimeEncoded(byte[] octets) {
        var encoded = Base64.getMimeEncoder().encodeToString(octets);
        return encoded.isEmpty() ? "" : encoded + "\r\n";
    }

    private static String decode(String encoding, String text) {
        var octets = MessageContent.ofLatin1(text.replace("|", "\r\n").replace('^', '\n'));
        var decoded = TransferEncoding.decode(encoding, octets).orElseThrow().toLatin1();
        return decoded.replace("\r\n", "|").replace('\n', '^');
    }
}
