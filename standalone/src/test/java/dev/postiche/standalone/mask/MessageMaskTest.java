package dev.postiche.standalone.mask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import dev.postiche.spec.Flag;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a masked message keeps and what it does not. */
class MessageMaskTest {

    private static final List<String> SECRETS =
            List.of("ludmil", "wandelst", "quertzb", "geheimn", "kontoausz");

    private static final String MAIL =
            """
            Received: from ludmila.quertzbank.de (wandelstein [192.0.2.1]) by x; Thu, 1 Jan 2026
             10:00:00 +0700 (ludmila)
            Date: Thu, 1 Jan 2026 10:00:00 +0700
            From: Ludmila Wandelstein <ludmila@quertzbank.de>
            Subject: [geheimnis] Re: =?utf-8?q?Kontoauszug?= =?utf-8?b?R2VoZWltbmlz?= Fwd:
            Message-ID: <1.kontoauszug@quertzbank.de>
            X-Quertzbank: 1
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="=_ludmila=1"

            --=_ludmila=1
            Content-Type: multipart/alternative; boundary=inner; geheimnis=geheimnis

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Liebe Ludmila, das Geheimnis der Quertzbank =C3=BCber=
            weise ich dir.
            --inner
            Content-Type: text/html; charset=utf-8

            <p ludmila=quertzbank>Das <geheimnis>Geheimnis</b> <!-- Ludmila --></p>
            --inner--
            --=_ludmila=1
            Content-Type: message/rfc822

            From: ludmila@quertzbank.de
            Subject: Kontoauszug

            Geheimnis
            --=_ludmila=1
            Content-Type: application/pdf; name="Kontoauszug.pdf"
            Content-Transfer-Encoding: base64

            R2VoZWltbmlzIGRlciBMdWRtaWxh
            --=_ludmila=1--
            """
                    .replaceAll("\r?\n", "\r\n");

    private static MessageMask mask() {
        return new MessageMask(Key.of(7), Set.of());
    }

    private static String masked(String message) {
        return new String(mask().mask(message.getBytes(UTF_8)), UTF_8);
    }

    @Test
    void brokenMailsKeepTheirSizeAndGiveNothingAway() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var mask = mask();
        int mails = 1_000;
        for (int n = 0; n < mails; n++) {
            var broken = broken(random);
            var masked = mask.mask(broken.getBytes(ISO_8859_1));
            assertThat(masked.length).as("seed %d, mail %d", seed, n).isEqualTo(broken.length());
            var text = new String(masked, ISO_8859_1).toLowerCase(Locale.ROOT);
            for (var secret : SECRETS) {
                assertThat(text).as("seed %d, mail %d", seed, n).doesNotContain(secret);
            }
        }
        assertThat(mask.count().restructured()).as("seed %d", seed).isLessThan(mails / 50);
    }

    private static String broken(Random random) {
        var text = new StringBuilder(MAIL);
        for (int n = random.nextInt(6); n >= 0 && text.length() > 100; n--) {
            int at = random.nextInt(text.length() - 40);
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, at + random.nextInt(40));
                case 1 -> text.insert(at, text.substring(at, at + 40));
                case 2 -> text.setCharAt(at, (char) random.nextInt(256));
                case 3 -> text.setLength(Math.max(100, at));
                default -> text.insert(at, "\r\n");
            }
        }
        return text.toString();
    }

    @Test
    void anythingAtAllCanBeMasked() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int n = 0; n < 500; n++) {
            var octets = new byte[random.nextInt(400)];
            random.nextBytes(octets);
            assertThat(mask().mask(octets)).as("seed %d", seed).hasSameSizeAs(octets);
        }
        var nested = "Content-Type: message/rfc822\r\n\r\n".repeat(2_000);
        assertThat(masked(nested)).hasSameSizeAs(nested);
        var parentheses = "To: " + "(".repeat(50_000) + "\"".repeat(50_001) + "\\".repeat(99);
        assertThat(masked(parentheses)).hasSameSizeAs(parentheses);
        var parameters = "Content-Type: a/b" + "; x=\"\\\"".repeat(20_000);
        assertThat(masked(parameters)).hasSameSizeAs(parameters);
    }

    @Test
    void dealsWithOneLongLineAsFastAsWithMany() {
        for (var part : List.of("a", "a.", "=?", "<a ", "&#", "a@", "http://", "1.")) {
            var line = "Content-Type: text/html\r\n\r\n" + part.repeat(60_000);
            var subject = "Subject: " + part.repeat(60_000) + "\r\n\r\n";
            assertThat(masked(line)).hasSameSizeAs(line);
            assertThat(masked(subject)).hasSameSizeAs(subject);
        }
    }

    @Test
    void datesTypesAndLooksAreKept() {
        assertThat(masked(MAIL))
                .contains(
                        "Date: Thu, 1 Jan 2026 10:00:00 +0700\r\n",
                        "; Thu, 1 Jan 2026\r\n 10:00:00 +0700 (",
                        "Received: from ",
                        "] Re: =?utf-8?q?",
                        "?= Fwd:\r\n",
                        "Content-Type: multipart/alternative; boundary=",
                        "Content-Type: text/plain; charset=utf-8\r\n",
                        "Content-Type: message/rfc822\r\n",
                        ".pdf\"\r\n",
                        "=C3=",
                        "<p ");
    }

    @Test
    void anInvitationIsStillOne() {
        var invitation =
                "Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VEVENT\r\n"
                        + "DTSTART:20260101T100000Z\r\nSUMMARY:Geheimnis mit Ludmila\r\n"
                        + "ATTENDEE;CN=Ludmila;RSVP=TRUE:mailto:ludmila@quertzbank.de\r\n";
        assertThat(masked(invitation))
                .contains("method=REQUEST", "BEGIN:VEVENT\r\nDTSTART:20260101T100000Z\r\nSUMMARY:")
                .containsPattern(
                        "ATTENDEE;CN=[A-Z][a-z]{6};RSVP=TRUE:mailto:[a-z]{7}@[a-z]{8}\\.test")
                .doesNotContain("Ludmila", "ludmila", "Geheimnis");
    }

    @Test
    void theSameNamesHaveTheSamePseudonymsEverywhere() {
        var mask = mask();
        var anna = mask.address("anna.smith@example.org");
        assertThat(anna).matches("[a-z]{4}\\.[a-z]{5}@[a-z]{6}\\.test").doesNotContain("anna");
        assertThat(mask.address("bob@example.org").split("@")[1]).isEqualTo(anna.split("@")[1]);
        assertThat(mask.address("ANNA.Smith@Example.ORG")).isEqualToIgnoringCase(anna);
        assertThat(mask.address("anna.smith@example.com").split("@")[0])
                .isEqualTo(anna.split("@")[0]);
        var mail =
                new String(
                        mask.mask(
                                "References: <anna.smith@example.org>\r\n\r\nTo anna.smith@example.org"
                                        .getBytes(UTF_8)),
                        UTF_8);
        assertThat(mail).contains("<" + anna + ">", " " + anna);
    }

    @Test
    void noTwoNamesShareAPseudonym() {
        var mask = mask();
        var pseudonyms = new HashSet<String>();
        for (int i = 0; i < 3_000; i++) {
            // Few letters, and so few pseudonyms to choose from.
            var name = Integer.toString(i, 26).replaceAll("[0-9]", "z");
            pseudonyms.add(mask.address(Integer.toString(i, 36) + "@d" + name + ".de"));
        }
        assertThat(pseudonyms).hasSize(3_000);
    }

    @Test
    void equalSubjectsStayEqualHoweverTheyAreWritten() {
        var mask = mask();
        var subjects =
                List.of(
                        "Subject: Chào Anna\r\n\r\n",
                        "Subject: =?utf-8?q?Ch=C3=A0o_Anna?=\r\n\r\n",
                        "Subject: =?utf-8?b?Q2g=?= =?utf-8?b?w6BvIEFubmE=?=\r\n\r\n",
                        "Subject: =?iso-8859-1?q?Ch=E0o?= Anna\r\n\r\n");
        var decoded = new HashSet<String>();
        for (var subject : subjects) {
            var masked = mask.mask(subject.getBytes(UTF_8));
            decoded.add(
                    Message.of(MessageContent.wrapped(masked))
                            .header()
                            .first("Subject")
                            .orElseThrow()
                            .text());
        }
        assertThat(decoded).hasSize(1).doesNotContain("Chào Anna");
    }

    @Test
    void flagsAndMailboxesThatManyHaveAreKept() {
        var mask = mask();
        assertThat(mask.flag(Flag.SEEN)).isEqualTo(Flag.SEEN);
        assertThat(mask.flag(Flag.of("$Forwarded"))).isEqualTo(Flag.of("$Forwarded"));
        assertThat(mask.flag(Flag.of("Ludmila")).name())
                .matches("[A-Z][a-z]{6}")
                .isNotEqualTo("Ludmila");
        assertThat(mask.mailbox("INBOX/Sent")).isEqualTo("INBOX/Sent");
        assertThat(mask.mailbox("Sent/Ludmila")).startsWith("Sent/").doesNotContain("Ludmila");
    }
}
