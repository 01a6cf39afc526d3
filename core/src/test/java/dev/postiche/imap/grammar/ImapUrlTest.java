package dev.postiche.imap.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.imap.grammar.ImapUrl.Access;
import dev.postiche.imap.grammar.ImapUrl.Server;
import dev.postiche.imap.grammar.ImapUrl.Verifier;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5092 §11. */
class ImapUrlTest {

    private static ImapUrl read(String text) {
        return ImapUrl.parse(text).orElseThrow(() -> new AssertionError("no URL: " + text));
    }

    @Test
    void theExampleOfTheRfc() { // RFC 5092 §6.1.2
        var rump = "imap://joe@example.com/INBOX/;uid=20/;section=1.2;urlauth=submit+fred";
        var url = read(rump + ":internal:91354a473744909de610943775f92038");
        assertThat(url.server()).contains(new Server(Optional.of("joe"), "example.com"));
        assertThat(url.mailbox()).isEqualTo("INBOX");
        assertThat(url.uid()).isEqualTo(20);
        assertThat(url.section()).hasToString("1.2");
        var auth = url.urlAuth().orElseThrow();
        assertThat(auth.access()).isEqualTo(Access.SUBMIT);
        assertThat(auth.user()).isEqualTo("fred");
        assertThat(auth.rump()).isEqualTo(rump);
        assertThat(auth.verifier())
                .contains(new Verifier("INTERNAL", "91354a473744909de610943775f92038"));
    }

    @Test
    void everyPieceOfIt() {
        var url =
                read(
                        "imap://j%40x;AUTH=*@[::1]:143/a/b%3Bc;UIDVALIDITY=4294967295/;UID=1"
                                + "/;SECTION=HEADER.FIELDS%20(TO%20%22b%20c%22)/;PARTIAL=0.1024"
                                + ";EXPIRE=2026-11-20T10:00:00.5+07:00;URLAUTH=authuser");
        assertThat(url.server()).contains(new Server(Optional.of("j@x"), "[::1]"));
        assertThat(url.mailbox()).isEqualTo("a/b;c");
        assertThat(url.uidValidity()).hasValue(4_294_967_295L);
        assertThat(url.section()).hasToString("HEADER.FIELDS (TO \"b c\")");
        assertThat(url.partial()).contains(new FetchItem.Partial(0, 1024));
        assertThat(url.expires()).map(time -> time.getHour()).contains(10);
        assertThat(url.urlAuth().orElseThrow().verifier()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//host/INBOX/;UID=1",
                "http://host/INBOX/;UID=1",
                "INBOX/;UID=1",
                ";UID=1",
                "/INBOX",
                "/INBOX?SUBJECT%20x",
                "/INBOX/;UID=0",
                "/INBOX/;UID=01",
                "/INBOX/;UID=4294967296",
                "/INBOX/;UID=1/",
                "/INBOX/;UID=1/;SECTION=",
                "/INBOX/;UID=1/;SECTION=0",
                "/INBOX/;UID=1/;SECTION=MIME",
                "/INBOX/;UID=1/;SECTION=TEXT]x",
                "/INBOX/;UID=1/;SECTION=TEXT%5Dx",
                "/INBOX/;UID=1/;PARTIAL=1.0",
                "/INBOX/;UID=1/;PARTIAL=9999999999",
                "/INBOX/;UID=1/;PARTIAL=1/;SECTION=1",
                "/IN BOX/;UID=1",
                "/INB\u00D6X/;UID=1",
                "/INB%D6X/;UID=1",
                "/INBOX%/;UID=1",
                "/INBOX%4/;UID=1",
                "/INBOX%+1/;UID=1",
                "/INBOX/;UID=1;EXPIRE=2026-13-20T10:00:00Z;URLAUTH=anonymous",
                "/INBOX/;UID=1;URLAUTH=user+",
                "/INBOX/;UID=1;URLAUTH=nobody",
                "/INBOX/;UID=1;URLAUTH=anonymous:internal:xyz",
                "/INBOX/;UID=1:internal:00",
                "imap:///INBOX/;UID=1",
                "imap://a@b@c/INBOX/;UID=1"
            })
    void whatIsNoUrlOfAMessage(String text) {
        assertThat(ImapUrl.parse(text)).isEmpty();
    }

    @Test
    void onlyUrlsComeOutOfNoise() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var scraps =
                List.of(
                        "imap://",
                        "a@b",
                        "/INBOX",
                        "/;UID=",
                        "7",
                        "/;SECTION=",
                        "1.MIME",
                        "%5",
                        "%C3%9F",
                        "/;PARTIAL=1.2",
                        ";EXPIRE=2026-01-01T00:00:00Z",
                        ";URLAUTH=",
                        "user+x",
                        ":internal:00",
                        "\u00FF",
                        "a".repeat(10_000),
                        "/".repeat(10_000));
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder(random.nextBoolean() ? "/INBOX/;UID=7" : "");
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append(scraps.get(random.nextInt(scraps.size())));
            }
            read += ImapUrl.parse(text.toString()).isPresent() ? 1 : 0;
        }
        assertThat(read).as("seed %d", seed).isPositive();
    }
}
