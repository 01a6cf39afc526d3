package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MimeWordsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            delimiter = '|',
            value = {
                // RFC 2047 §8
                "=?US-ASCII?Q?Keith_Moore?=                      | Keith Moore",
                "=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?=           | Keld J\u00f8rn Simonsen",
                "=?ISO-8859-1?Q?Andr=E9?= Pirard                 | Andr\u00e9 Pirard",
                "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?= "
                        + "=?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?="
                        + " | If you can read this you understand the example.",
                "(=?iso-8859-8?b?7eXs+SDv4SDp7Oj08A==?=)"
                        + " | (\u05dd\u05d5\u05dc\u05e9 \u05df\u05d1 \u05d9\u05dc\u05d8\u05e4\u05e0)",
                "(=?ISO-8859-1?Q?a?=)                            | (a)",
                "(=?ISO-8859-1?Q?a?= b)                          | (a b)",
                "(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)         | (ab)",
                "(=?ISO-8859-1?Q?a?=  \t =?ISO-8859-1?Q?b?=)     | (ab)",
                "(=?ISO-8859-1?Q?a_b?=)                          | (a b)",
                "(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)        | (a b)",
                // RFC 2231 §5
                "=?US-ASCII*EN?Q?Keith_Moore?=                   | Keith Moore",
                // a character cut in two by words that should not
                "=?utf-8?q?caf=C3?= =?UTF-8?b?qQ==?=             | caf\u00e9",
                // what many write and some forbid
                "=?utf-8?q?a b?=                                 | a b",
                "=?utf8?Q?=C3=A9?=                               | \u00e9",
                "=?gb2312?B?xOO6ww==?=                           | \u4f60\u597d",
                "=?utf-8?b?Y2Fmw6k?=                             | caf\u00e9",
                "=?utf-8?q?a=?=                                  | a=",
                "=?utf-8?q?=zz?=                                 | =zz",
                "x=?utf-8?q?y?=z                                 | xyz",
                // what is no encoded word
                "=?nonsense?q?a?=                                | =?nonsense?q?a?=",
                "=?utf-8?x?a?=                                   | =?utf-8?x?a?=",
                "=?utf-8?q?a                                     | =?utf-8?q?a",
                "=?utf-8?q                                       | =?utf-8?q",
                "=?utf-8?q?a =?utf-8?q?b?=                       | =?utf-8?q?a b",
                "a ?= b =? c                                     | a ?= b =? c",
                "=??q?a?=                                        | =??q?a?=",
                // octets as they are
                "caf\u00c3\u00a9                                 | caf\u00e9",
                "caf\u00e9                                       | caf\u00e9",
                "\u4f60\u597d                                    | \u4f60\u597d"
            })
    void decodes(String raw, String expected) {
        assertThat(MimeWords.decode(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?a?q?", "=?", "?=", "=?utf-8?q?x", "=?utf-8?q?x?= ", "=?utf-8?x?y?="})
    void takesNoLongerThanTheTextIsLong(String piece) {
        var raw = piece.repeat(500_000 / piece.length());
        // A scan that began anew at each mark would need hours for this.
        assertThat(MimeWords.decode(raw).length()).isLessThanOrEqualTo(raw.length());
    }

    @Test
    void encodesNothingThatIsPlain() {
        assertThat(MimeWords.encode("plain, \"text\"; = ? _")).isEqualTo("plain, \"text\"; = ? _");
        assertThat(MimeWords.encode("")).isEmpty();
    }

    @Test
    void encodesWhatWouldBeTakenForAnEncodedWord() {
        var encoded = MimeWords.encode("see =?utf-8?q?x?= there");
        assertThat(encoded).isEqualTo("see =?UTF-8?B?PT91dGYtOD9xP3g/PQ==?= there");
        assertThat(MimeWords.decode(encoded)).isEqualTo("see =?utf-8?q?x?= there");
    }

    @Test
    void decodesWhatItEncoded() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(120); n > 0; n--) {
                text.appendCodePoint(
                        switch (random.nextInt(6)) {
                            case 0 -> 0x1f600 + random.nextInt(50);
                            case 1 -> 0x4e00 + random.nextInt(5000);
                            case 2 -> 0xa1 + random.nextInt(100);
                            case 3 -> ' ';
                            default -> '!' + random.nextInt(94);
                        });
            }
            var encoded = MimeWords.encode(text.toString());
            assertThat(MimeWords.decode(encoded)).as("seed " + seed).isEqualTo(text.toString());
            assertThat(encoded.getBytes(StandardCharsets.UTF_8)).hasSize(encoded.length());
            for (var word : encoded.split(" ")) {
                assertThat(word.startsWith("=?UTF-8?") ? word.length() : 0).isLessThan(76);
            }
        }
    }
}
