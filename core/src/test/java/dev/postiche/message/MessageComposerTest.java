package dev.postiche.message;

import static dev.postiche.message.Mails.tree;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.MailFile;
import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.Octets;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageComposerTest {

    private static final MessageDefaults DEFAULTS =
            new MessageDefaults(
                    OffsetDateTime.parse("2026-02-01T09:05:00+07:00"),
                    "anna@example.org",
                    "anna/INBOX/1");

    private static final String CHAO = "Xin ch\u00e0o, \u4f60\u597d";

    @Test
    void fillsInWhatNobodySaid() {
        assertThat(compose(message()).content().toLatin1())
                .matches(
                        """
                        From: Postiche <postiche@example.org>
                        To: anna@example.org
                        Date: Sun, 1 Feb 2026 09:05:00 \\+0700
                        Message-ID: <[0-9a-f]{16}@postiche.invalid>
                        MIME-Version: 1.0
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: 7bit

                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void givesTheSameOctetsEachTimeAndOthersToAnotherMessage() {
        var spec = message().text("a").html("b").attachment(attachment("c").text("d"));
        var other = new MessageDefaults(DEFAULTS.date(), DEFAULTS.recipient(), "anna/INBOX/2");

        assertThat(MessageComposer.compose(spec, DEFAULTS).toByteArray())
                .isEqualTo(MessageComposer.compose(spec, DEFAULTS).toByteArray())
                .isNotEqualTo(MessageComposer.compose(spec, other).toByteArray());
    }

    @Test
    void nestsAlternativesAndRelatedPartsAsMailProgramsDo() throws Exception {
        var message =
                compose(
                        message()
                                .text("text")
                                .html("<img src='cid:logo'>")
                                .attachments(
                                        attachment("logo.png")
                                                .base64(new byte[100])
                                                .contentId("logo")
                                                .inline(),
                                        attachment("a.txt").text("hi")));

        assertThat(tree(message.root()))
                .isEqualTo(
                        "multipart/mixed(multipart/alternative(text/plain"
                                + " multipart/related(text/html image/png)) text/plain)");
        var image = message.section(List.of(1L, 2L, 2L)).orElseThrow();
        assertThat(image.id()).contains("<logo>");
        assertThat(image.disposition().orElseThrow().type()).isEqualTo("inline");
        assertThat(image.decoded().orElseThrow().toByteArray()).isEqualTo(new byte[100]);
        assertThat(((MimeMultipart) angus(message).getContent()).getCount()).isEqualTo(2);
    }

    @Test
    void writesHeadersThatOthersCanRead() throws Exception {
        var subject = (CHAO + " ").repeat(12).strip();
        var message =
                compose(
                        message()
                                .from("\"\u00d8rsted, Hans\" <hans@example.org>", "b@example.org")
                                .to("Ann \"A\" B\u00e9 <a@b.c>, Team: x@y.z, Q \u00fc <q@y.z>;")
                                .cc("plain@example.org", "\"Last, First\" <f@example.org>")
                                .subject(subject)
                                .messageId("one@example.org")
                                .references("<a@b>", "c@d")
                                .header("X-Note", "as  it is; \"here\"")
                                .header("X-Note", "\u00fcber"));

        assertThat(message.content().toLatin1()).matches("(?s)[\\x00-\\x7f]*");
        assertThat(message.content().toLatin1().lines()).allMatch(line -> line.length() <= 76);
        var read = angus(message);
        assertThat(read.getSubject()).isEqualTo(subject);
        assertThat(read.getFrom()).hasSize(2);
        assertThat(read.getAllRecipients()).hasSize(4);
        assertThat(read.getMessageID()).isEqualTo("<one@example.org>");
        assertThat(MessageIds.parse(message.header("References").orElseThrow()))
                .containsExactly("a@b", "c@d");
        assertThat(message.header().all("X-Note")).hasSize(2);
        assertThat(message.header("X-Note")).contains("as  it is; \"here\"");
        assertThat(message.header().all("X-Note").get(1).text()).isEqualTo("\u00fcber");
        assertThat(message.envelope().to()).hasSize(5);
        assertThat(MimeWords.decode(message.envelope().to().get(0).name().orElseThrow()))
                .isEqualTo("Ann A B\u00e9");
    }

    @Test
    void leavesAFieldToTheDescriptionThatWordsIt() {
        var message =
                compose(
                        message()
                                .text("{}")
                                .header("Content-Type", "application/json")
                                .header("DATE", "yesterday"));

        assertThat(message.header().all("Date")).hasSize(1);
        assertThat(message.header("Date")).contains("yesterday");
        assertThat(message.root().mediaType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "plain ASCII, 7bit",
        "ch\u00e0o and much more that is ASCII, quoted-printable",
        "\u4f60\u597d\u4f60\u597d\u4f60\u597d, base64"
    })
    void choosesAnEncoding(String text, String encoding) {
        var root = compose(message().text(text)).root();
        assertThat(root.encoding()).isEqualTo(encoding);
        assertThat(root.decodedText()).isEqualTo(text + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8bit", "quoted-printable", "base64", "binary"})
    void obeysTheEncodingAskedFor(String encoding) {
        var text = CHAO + "  \n\ttrailing \t\r\n=\n" + "long ".repeat(300);
        var root = compose(message().html(text).encoding(encoding)).root();

        assertThat(root.encoding()).isEqualTo(encoding);
        assertThat(root.decodedText()).isEqualTo(text.replaceAll("\r?\n", "\r\n") + "\r\n");
        if (encoding.equals("quoted-printable") || encoding.equals("base64")) {
            assertThat(root.body().toLatin1().lines()).allMatch(line -> line.length() <= 76);
        }
    }

    @Test
    void keepsStoredOctetsButForLineEnds() {
        var raw = "A: b\n\n\r\n\rx\r";

        assertThat(compose(message().raw(raw)).content().toLatin1())
                .isEqualTo("A: b\r\n\r\n\r\n\rx\r");
        assertThat(compose(message().raw(raw).verbatim()).content().toLatin1()).isEqualTo(raw);
    }

    @Test
    void computesABigAttachmentWhereItIsRead() {
        long size = 3_000_000_000L;
        var spec = message().attachment(attachment("big.bin").size(size));
        var message = compose(spec);

        assertThat(message.size()).isBetween(4_105_000_000L, 4_106_000_000L);
        assertThat(new Slice(message.content(), message.size() - 300, 300).toLatin1())
                .contains("ODk6\r\n\r\n--=_mixed_");
        var small = compose(message().attachment(attachment("b").size(10_000)));
        byte[] decoded = small.root().children().get(0).decoded().orElseThrow().toByteArray();
        assertThat(decoded).hasSize(10_000);
        assertThat(decoded[9_999]).isEqualTo((byte) (9_999 % 251));
        var text = compose(message().attachment(attachment("b.txt").size(1_000)));
        assertThat(text.root().children().get(0).decodedText()).hasSize(1_000).contains("fox");
    }

    @Test
    void namesAttachmentsInAnyScript() throws Exception {
        for (var name : new String[] {"a \"b\".pdf", CHAO + ".pdf", CHAO.repeat(10) + ".pdf"}) {
            var message = compose(message().attachment(attachment(name).base64(new byte[] {1})));
            var part = message.root().children().get(0);

            assertThat(part.mediaType()).isEqualTo("application/pdf");
            assertThat(part.disposition().orElseThrow().parameters().get("filename"))
                    .contains(name);
            var angus = ((MimeMultipart) angus(message).getContent()).getBodyPart(0);
            assertThat(angus.getFileName()).isEqualTo(name);
        }
    }

    @Test
    void keepsTheOctetsOfAnAttachment() {
        var json = compose(message().attachment(attachment("a.json").text("{\n}")));
        assertThat(json.root().children().get(0).decoded().orElseThrow().toLatin1())
                .isEqualTo("{\n}");

        var mail = compose(message().attachment(attachment("a.eml").text("Subject: in\n\nx")));
        var part = mail.root().children().get(0);
        assertThat(part.encoding()).isEqualTo("7bit");
        assertThat(part.envelope().orElseThrow().subject()).contains("in");
        assertThat(part.body().toLatin1()).isEqualTo("Subject: in\r\n\r\nx");
    }

    @Test
    void readsFiles(@TempDir Path folder) throws IOException {
        var mail = Files.writeString(folder.resolve("in.eml"), "Subject: in\n\ncaf\u00e9\n");
        var picture = Files.write(folder.resolve("p.GIF"), new byte[] {1, 2, 3});

        assertThat(compose(message().eml(mail)).content().toLatin1())
                .isEqualTo("Subject: in\r\n\r\ncaf\u00c3\u00a9\r\n");
        var message =
                compose(
                        message()
                                .attachments(
                                        attachment().file(MailFile.of(picture)),
                                        attachment().file(MailFile.of(mail))));
        var gif = message.root().children().get(0);
        assertThat(gif.mediaType()).isEqualTo("image/gif");
        assertThat(gif.disposition().orElseThrow().parameters().get("filename")).contains("p.GIF");
        assertThat(gif.decoded().orElseThrow().toByteArray()).containsExactly(1, 2, 3);
        var inner = message.root().children().get(1);
        assertThat(inner.encoding()).isEqualTo("8bit");
        assertThat(inner.envelope().orElseThrow().subject()).contains("in");
    }

    @Test
    void makesNoLineTooLong() throws Exception {
        var subject = "x".repeat(2_000);
        var message = compose(message().subject(subject).text("y".repeat(2_000)));

        assertThat(message.content().toLatin1().lines()).allMatch(line -> line.length() <= 998);
        assertThat(angus(message).getSubject()).isEqualTo(subject);
        assertThat(message.root().decodedText()).isEqualTo("y".repeat(2_000) + "\r\n");
    }

    @Test
    void makesOneOfManyMessages() {
        var spec = message().subject("Number {{n}}").text("{{n}}").repeat(3);
        assertThat(compose(spec.repetition(2)).header("Subject")).contains("Number 2");
    }

    @Test
    void keepsRawOctetsOutsideOfAnyCharset() {
        byte[] octets = Octets.of("A: \u00e9\r\n\r\n").toByteArray();
        assertThat(compose(message().raw(octets)).content().toByteArray()).isEqualTo(octets);
        assertThat(new String(octets, StandardCharsets.UTF_8)).contains("\u00e9");
    }

    private static Message compose(MessageSpec spec) {
        return Message.of(MessageComposer.compose(spec, DEFAULTS));
    }

    private static MimeMessage angus(Message message) throws MessagingException, IOException {
        var session = Session.getInstance(new Properties());
        return new MimeMessage(session, message.content().newInputStream());
    }
}
