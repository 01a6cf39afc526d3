package dev.postiche.imap.ext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8970 §3.2, §3.3. */
class PreviewTextTest {

    @ParameterizedTest
    @CsvSource({
        "<p>one<p>two, one two",
        "a &lt;b&gt; c, a <b> c",
        "&amp;lt;, &lt;",
        "1 < 2 <br/> 3, 1 < 2 3",
        "&#228;&#xE4;&#0;x, ää x",
        "&#xFFFFFFF;x, x",
        "<style>p {} </STYLE>x, x",
        "<!-- <p> -->x<!-- never ended, x",
        "x<a href='broken, x"
    })
    void markupIsLeftOut(String html, String shown) {
        assertThat(preview("Content-Type: text/html; charset=utf-8\r\n\r\n" + html))
                .isEqualTo(shown);
    }

    @Test
    void anAttachedTextIsNoText() {
        assertThat(
                        preview(
                                "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                                        + "--b\r\n"
                                        + "Content-Disposition: attachment\r\n\r\n"
                                        + "attached\r\n"
                                        + "--b\r\n\r\n"
                                        + "written\r\n"
                                        + "--b--\r\n"))
                .isEqualTo("written");
    }

    @Test
    void itIsNeverTooLongAndNeverBreaksALetter() {
        var face = "\uD83D\uDE00";

        var shown = preview("Content-Type: text/plain; charset=utf-8\r\n\r\n" + face.repeat(300));

        assertThat(shown).isEqualTo(face.repeat(200));
    }

    @Test
    void noOctetsUpsetIt() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var noise = new StringBuilder("Content-Type: text/html; charset=utf-8\r\n\r\n");
            for (int n = random.nextInt(30); n > 0; n--) {
                noise.append("<>&#x;!-abc 1/".charAt(random.nextInt(14)));
            }
            var shown = preview(noise.toString());
            assertThat(shown).as("seed %d: %s", seed, noise).doesNotContain("\n", "  ");
        }
    }

    private static String preview(String message) {
        var octets = message.getBytes(StandardCharsets.UTF_8);
        return PreviewText.of(Message.of(MessageContent.of(octets)).root());
    }
}
