package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Parts with NUL become base64 and decode to what they were. RFC 3516 §4.4. */
class TextualMessageTest {

    private static MessageContent content(String latin1) {
        return MessageContent.wrapped(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aMessageWithoutNulStaysTheSame() {
        var message = content("Subject: x\r\n\r\na\nb\u00FF\r");
        assertThat(TextualMessage.of(message)).containsSame(message);
    }

    @Test
    void whatCannotBeEncodedIsRefused() {
        assertThat(TextualMessage.of(content("Subject: \0\r\n\r\nx"))).isEmpty();
        assertThat(TextualMessage.of(content("Content-Transfer-Encoding: base64\r\n\r\nAA\0A\r\n")))
                .isEmpty();
        var preamble =
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n\0\r\n--b\r\n\r\nx\r\n--b--";
        assertThat(TextualMessage.of(content(preamble))).isEmpty();
    }

    @Test
    void eachPartDecodesToWhatItWas() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var bodies = new ArrayList<String>();
            var message =
                    new StringBuilder("Content-Type: multipart/mixed; boundary=border\r\n\r\n");
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                var body = body(random);
                bodies.add(body);
                message.append("--border\r\n").append(header(random)).append("\r\n").append(body);
                message.append("\r\n");
            }
            var before = content(message.append("--border--\r\n").toString());
            var after = TextualMessage.of(before).orElseThrow();
            assertThat(after.holdsNul()).as("seed %d", seed).isFalse();
            var parts = Message.of(after).root().children();
            assertThat(parts).as("seed %d", seed).hasSameSizeAs(bodies);
            for (int part = 0; part < parts.size(); part++) {
                assertThat(parts.get(part).decoded().orElseThrow().toLatin1())
                        .as("seed %d: %s", seed, before.toLatin1())
                        .isEqualTo(bodies.get(part));
            }
        }
    }

    private static String header(Random random) {
        return List.of(
                        "",
                        "Content-Type: image/gif\r\n",
                        "Content-Transfer-Encoding: binary\r\nContent-ID: <x>\r\n",
                        "content-transfer-encoding:\r\n 8bit\r\n")
                .get(random.nextInt(4));
    }

    private static String body(Random random) {
        var octets = new byte[random.nextInt(200)];
        random.nextBytes(octets);
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
