package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the octets are: nothing throws, nothing is lost, and nothing is read again and again.
 */
class BrokenMailTest {

    private static final int MUTATIONS = 2_000;

    /** What breaks mail most: delimiters, line ends, and the signs of structured fields. */
    private static final List<String> PIECES =
            List.of(
                    "--b",
                    "--b--",
                    "--bc",
                    "\r\n",
                    "\n",
                    "\r",
                    "\r\n\r\n",
                    "\0",
                    "\u00ff",
                    " ",
                    "\t",
                    ":",
                    ";",
                    "=",
                    "\"",
                    "\\",
                    "(",
                    ")",
                    "<",
                    ">",
                    "@",
                    ",",
                    "?=",
                    "=?utf-8?q?",
                    "=?utf-8?b?",
                    "=C3",
                    "*0*=",
                    "*=",
                    "%C3",
                    "Content-Type: multipart/mixed;" + " boundary=b\r\n\r\n",
                    "Content-Type: message/rfc822\r\n\r\n",
                    "From: a (b) <@c,@d:e@f>, g: h;\r\n",
                    "Date: Tue, 1 Feb 26 9:05 EST\r\n",
                    "boundary=b",
                    "multipart/digest");

    private static final List<String> MAILS =
            List.of(
                    "",
                    "From: =?utf-8?q?Caf=C3=A9?= <a@b.c>, \"x\" <y@z>\r\nDate: 1 Feb 2026 09:05 +0700"
                            + "\r\nContent-Type: multipart/mixed; boundary=\"b\"; title*0*=utf-8''x;"
                            + " title*1=y\r\n\r\npre\r\n--b\r\nContent-Type: multipart/digest;"
                            + " boundary=bc\r\n\r\n--bc\r\n\r\nSubject: in\r\n\r\ntext\r\n--bc--\r\n"
                            + "--b\r\nContent-Transfer-Encoding: quoted-printable\r\n"
                            + "Content-Disposition: attachment; filename=\"a.txt\"\r\n\r\n"
                            + "soft=  \r\nbreak =C3=A9 \r\n--b\r\nContent-Type: message/rfc822\r\n"
                            + "\r\nSubject: Re: [x] in\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                            + "Y2Fmw6k=\r\n--b--\r\nepi\r\n");

    @Test
    void keepsItsPromisesForMutatedMail() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] octets = MAILS.get(1).getBytes(StandardCharsets.ISO_8859_1);
            for (int change = random.nextInt(12); change >= 0; change--) {
                octets = mutated(octets, random);
            }
            check(octets, seed);
        }
    }

    @Test
    void keepsItsPromisesForRandomOctets() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < MUTATIONS; i++) {
            var octets = new ByteArrayOutputStream();
            for (int piece = random.nextInt(40); piece > 0; piece--) {
                if (random.nextInt(4) == 0) {
                    byte[] some = new byte[random.nextInt(6)];
                    random.nextBytes(some);
                    octets.writeBytes(some);
                } else {
                    octets.writeBytes(piece(random));
                }
            }
            check(octets.toByteArray(), seed);
        }
    }

    private static void check(byte[] octets, long seed) throws IOException {
        try {
            Invariants.check(Message.of(MessageContent.of(octets)));
        } catch (RuntimeException | AssertionError e) {
            var text = new String(octets, StandardCharsets.ISO_8859_1);
            throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n" + text, e);
        }
    }

    private static byte[] mutated(byte[] octets, Random random) {
        var out = new ByteArrayOutputStream();
        int at = random.nextInt(octets.length + 1);
        int length = Math.min(random.nextInt(30), octets.length - at);
        out.write(octets, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> at += length; // something is missing
            case 1 -> out.write(octets, at, length); // something is there twice
            case 2 -> at = octets.length; // the end is missing
            default -> out.writeBytes(piece(random));
        }
        out.write(octets, at, octets.length - at);
        return out.toByteArray();
    }

    private static byte[] piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Headers are read twice: for where they end, and for what they say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "x\r\n",
                "--",
                "--b\r\n",
                "--b\r\n\r\n",
                "a: b\r\n",
                " \r\n",
                "\r\n",
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n--b--\r\n",
                "Content-Type: message/rfc822\r\n\r\n",
                "Content-Type: multipart/digest; boundary=\"-\"\r\n\r\n---\r\n"
            })
    void readsNoOctetMoreThanAFewTimes(String piece) {
        var text = MAILS.get(1) + piece.repeat(2_000_000 / piece.length());
        var content = new CountingContent(MessageContent.ofLatin1(text));

        MimeScanner.scan(content);
        assertThat(content.octetsRead()).isLessThanOrEqualTo(2 * content.size());

        var headerOnly = new CountingContent(MessageContent.ofLatin1(piece + text));
        Envelope.of(HeaderBlock.of(headerOnly));
        assertThat(headerOnly.octetsRead()).isLessThanOrEqualTo(3 * headerOnly.size());
    }

    @Test
    void readsOnlyTheHeaderForWhatIsInTheHeader() {
        var mail = "Subject: x\r\n\r\n" + "line\r\n".repeat(100_000);
        var content = new CountingContent(MessageContent.ofLatin1(mail));
        var message = Message.of(content);

        assertThat(message.header("Subject")).contains("x");
        assertThat(message.envelope().subject()).contains("x");
        assertThat(message.text().length()).isEqualTo(600_000);
        assertThat(message.top(1).length()).isEqualTo(20);
        assertThat(content.octetsRead()).isLessThan(64 * 1024);
    }
}
