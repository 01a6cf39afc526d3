package dev.postiche.message;

import static dev.postiche.message.Mails.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimePartTest {

    @Test
    void saysWhatTheHeaderSays() {
        var root =
                message(
                                """
                                Content-Type: Image/PNG (a picture); Name=x.png
                                Content-ID: <a@b>
                                Content-Description: =?utf-8?q?a_picture?=
                                Content-Transfer-Encoding: BASE64 (yes)
                                Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==
                                Content-Disposition: Attachment; filename="x y.png"; size=3
                                Content-Language: en, vi (Vietnamese) , de-AT
                                Content-Location: http://example.org/x.png
                                Content-Location: second

                                YWJj
                                """)
                        .root();

        assertThat(root.mediaType()).isEqualTo("image/png");
        assertThat(root.parameters().raw("NAME")).contains("x.png");
        assertThat(root.id()).contains("<a@b>");
        assertThat(root.description()).contains("=?utf-8?q?a_picture?=");
        assertThat(root.encoding()).isEqualTo("base64");
        assertThat(root.md5()).contains("Q2hlY2sgSW50ZWdyaXR5IQ==");
        assertThat(root.disposition().orElseThrow().type()).isEqualTo("attachment");
        assertThat(root.disposition().orElseThrow().parameters().get("filename"))
                .contains("x y.png");
        assertThat(root.languages()).isEqualTo(List.of("en", "vi", "de-AT"));
        assertThat(root.location()).contains("http://example.org/x.png");
        assertThat(root.decoded().orElseThrow().toLatin1()).isEqualTo("abc");
        assertThat(root.decodedText()).isEmpty();
    }

    @Test
    void hasDefaultsForWhatIsNotSaid() {
        var root = message("\nx").root();

        assertThat(root.mediaType()).isEqualTo("text/plain");
        assertThat(root.parameters()).isEqualTo(Parameters.of("charset", "us-ascii"));
        assertThat(root.encoding()).isEqualTo("7bit");
        assertThat(root.id()).isEmpty();
        assertThat(root.disposition()).isEmpty();
        assertThat(root.languages()).isEmpty();
        assertThat(message("Content-Disposition:\nContent-Language: ,,\n\n").root().disposition())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, quoted-printable, caf=C3=A9, caf\u00e9",
        "ISO-8859-1, quoted-printable, caf=E9, caf\u00e9",
        "iso-2022-jp, 7bit, '\u001b$B$3$s\u001b(B', \u3053\u3093",
        "big5, base64, p0GmbqFC, \u4f60\u597d\u3001",
        "koi8-r, base64, 89DJ08/L, \u0421\u043f\u0438\u0441\u043e\u043a",
        "us-ascii, 8bit, caf\u00e9, caf\u00e9",
        "nonsense, quoted-printable, caf=C3=A9, caf\u00e9",
        "utf-8, x-unknown, caf=C3=A9, caf=C3=A9"
    })
    void decodesTextsInAnyCharset(String charset, String encoding, String body, String expected) {
        var root =
                message(
                                "Content-Type: text/html; charset="
                                        + charset
                                        + "\nContent-Transfer-Encoding: "
                                        + encoding
                                        + "\n\n"
                                        + body)
                        .root();
        assertThat(root.decodedText()).isEqualTo(expected);
    }

    @Test
    void rendersAFormOnceWhileMemoryLasts() {
        var message = message("a: b\n\n");
        var first = message.rendered("key", asked -> new byte[] {1});

        assertThat(message.rendered("key", asked -> new byte[] {2})).isSameAs(first);
        assertThat(message.rendered("other", asked -> new byte[] {2})).containsExactly(2);
        assertThat(message.root()).isSameAs(message.root());
    }

    @Test
    void findsWhenItWasSent() {
        assertThat(
                        message("Date: 1 Feb 2026 23:30 -0500\n\n")
                                .sentDate()
                                .orElseThrow()
                                .toLocalDate())
                .isEqualTo("2026-02-01"); // SENTON disregards the zone. RFC 9051 §6.4.4
        assertThat(message("Date: never\n\n").sentDate()).isEmpty();
    }

    @Test
    void cutsOffTheTopOfABody() { // RFC 1939 §7
        var message = message("a: b\n\n1\n2\n3");

        assertThat(message.top(0).toLatin1()).isEqualTo("a: b\r\n\r\n");
        assertThat(message.top(2).toLatin1()).isEqualTo("a: b\r\n\r\n1\r\n2\r\n");
        assertThat(message.top(3).toLatin1()).isEqualTo(message.content().toLatin1());
        assertThat(message.top(Long.MAX_VALUE).length()).isEqualTo(message.size());
    }
}
