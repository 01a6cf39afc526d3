package dev.postiche.message;

import static dev.postiche.message.Mails.message;
import static dev.postiche.message.MessageSection.Text.CONTENT;
import static dev.postiche.message.MessageSection.Text.HEADER;
import static dev.postiche.message.MessageSection.Text.HEADER_FIELDS;
import static dev.postiche.message.MessageSection.Text.HEADER_FIELDS_NOT;
import static dev.postiche.message.MessageSection.Text.MIME;
import static dev.postiche.message.MessageSection.Text.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.message.MessageSection.Text;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageSectionTest {

    /** The example of RFC 9051 §6.4.5.1; each part says its number. */
    private static final Message EXAMPLE =
            message(
                    """
                    Subject: example
                    Content-Type: multipart/mixed; boundary=A

                    --A

                    part 1
                    --A
                    Content-Type: application/octet-stream

                    part 2
                    --A
                    Content-Type: message/rfc822

                    Subject: in 3
                    Content-Type: multipart/mixed; boundary=B

                    --B

                    part 3.1
                    --B
                    Content-Type: application/octet-stream

                    part 3.2
                    --B--
                    --A
                    Content-Type: multipart/mixed; boundary=C

                    --C
                    Content-Type: image/gif
                    X-Number: 4.1

                    part 4.1
                    --C
                    Content-Type: message/rfc822

                    Subject: in 4.2
                    Content-Type: multipart/mixed; boundary=D

                    --D

                    part 4.2.1
                    --D
                    Content-Type: multipart/alternative; boundary=E

                    --E

                    part 4.2.2.1
                    --E
                    Content-Type: text/richtext

                    part 4.2.2.2
                    --E--
                    --D--
                    --C--
                    --A--
                    """);

    private static final Message PLAIN =
            message("Subject: plain\nX-A: 1\nx-a: 2\nTo: a@b\n\nbody\n");

    @ParameterizedTest
    @CsvSource({"1", "2", "3.1", "3.2", "4.1", "4.2.1", "4.2.2.1", "4.2.2.2"})
    void findsPartsByNumber(String number) {
        assertThat(text(EXAMPLE, number, CONTENT)).isEqualTo("part " + number);
    }

    @ParameterizedTest
    @CsvSource({"5", "0", "1.1", "2.1", "3.3", "4.3", "4.1.1", "4.2.2.3", "4.2.2.2.1"})
    void findsNoOthers(String number) {
        for (var text : Text.values()) {
            assertThat(section(number, text).in(EXAMPLE)).isEmpty();
        }
        assertThat(EXAMPLE.section(List.of(4_294_967_297L))).isEmpty();
    }

    @Test
    void givesHeadersAndTextsOfMessages() {
        assertThat(text(EXAMPLE, "", HEADER))
                .startsWith("Subject: example\r\n")
                .endsWith("\r\n\r\n");
        assertThat(text(EXAMPLE, "", TEXT)).startsWith("--A\r\n").endsWith("--A--\r\n");
        assertThat(text(EXAMPLE, "", CONTENT)).isEqualTo(EXAMPLE.content().toLatin1());
        assertThat(text(EXAMPLE, "3", HEADER)).startsWith("Subject: in 3\r\n").endsWith("\r\n\r\n");
        assertThat(text(EXAMPLE, "3", TEXT)).startsWith("--B\r\n").endsWith("--B--");
        assertThat(text(EXAMPLE, "3", CONTENT)).startsWith("Subject: in 3\r\n").endsWith("--B--");
        assertThat(text(EXAMPLE, "4.2", HEADER)).startsWith("Subject: in 4.2\r\n");
        assertThat(text(EXAMPLE, "4", CONTENT)).startsWith("--C\r\n").endsWith("--C--");
    }

    @Test
    void givesMimeHeadersOfParts() {
        assertThat(text(EXAMPLE, "4.1", MIME))
                .isEqualTo("Content-Type: image/gif\r\nX-Number: 4.1\r\n\r\n");
        assertThat(text(EXAMPLE, "1", MIME)).isEqualTo("\r\n");
        assertThat(text(EXAMPLE, "3", MIME)).isEqualTo("Content-Type: message/rfc822\r\n\r\n");
        assertThat(section("", MIME).in(EXAMPLE)).isEmpty();
    }

    @Test
    void hasNoHeaderOrTextInPartsThatAreNoMessages() {
        for (var text : List.of(HEADER, TEXT, HEADER_FIELDS, HEADER_FIELDS_NOT)) {
            assertThat(section("1", text).in(EXAMPLE)).isEmpty();
            assertThat(section("4", text).in(EXAMPLE)).isEmpty();
            assertThat(section("1", text).in(PLAIN)).isEmpty();
        }
    }

    @Test
    void givesAMessageThatIsNotMultipartAPart1() {
        assertThat(text(PLAIN, "1", CONTENT)).isEqualTo("body\r\n");
        assertThat(text(PLAIN, "1", MIME)).startsWith("Subject: plain\r\n");
        assertThat(section("2", CONTENT).in(PLAIN)).isEmpty();
        assertThat(section("1.1", CONTENT).in(PLAIN)).isEmpty();
        var nested = message("Content-Type: message/rfc822\n\nSubject: in\n\nbody\n");
        assertThat(text(nested, "1", CONTENT)).isEqualTo("Subject: in\r\n\r\nbody\r\n");
        assertThat(text(nested, "1", HEADER)).isEqualTo("Subject: in\r\n\r\n");
        assertThat(text(nested, "1.1", CONTENT)).isEqualTo("body\r\n");
    }

    @Test
    void choosesFieldsOfTheHeader() {
        assertThat(fields(HEADER_FIELDS, "X-A", "to", "absent"))
                .isEqualTo("X-A: 1\r\nx-a: 2\r\nTo: a@b\r\n\r\n");
        assertThat(fields(HEADER_FIELDS_NOT, "X-A", "to", "absent"))
                .isEqualTo("Subject: plain\r\n\r\n");
        assertThat(fields(HEADER_FIELDS, "absent")).isEqualTo("\r\n");
        var inPart3 = new MessageSection(List.of(3L), HEADER_FIELDS, List.of("SUBJECT"));
        assertThat(inPart3.in(EXAMPLE).orElseThrow().toLatin1()).isEqualTo("Subject: in 3\r\n\r\n");
    }

    @Test
    void addsNoBlankLineThatTheMessageDoesNotHave() { // RFC 9051 §6.4.5.1
        var message = message("Subject: x\nTo: a@b\n");
        var section = new MessageSection(List.of(), HEADER_FIELDS, List.of("Subject"));
        assertThat(section.in(message).orElseThrow().toLatin1()).isEqualTo("Subject: x\r\n");
    }

    @Test
    void keepsFoldedFieldsWhole() {
        var message = message("A: 1\n 2\n\t3\nB: 4\nno field\n 5\nA : 6\n\n");
        var fields = new MessageSection(List.of(), HEADER_FIELDS, List.of("a"));
        assertThat(fields.in(message).orElseThrow().toLatin1())
                .isEqualTo("A: 1\r\n 2\r\n\t3\r\nA : 6\r\n\r\n");
        var others = new MessageSection(List.of(), HEADER_FIELDS_NOT, List.of("a"));
        assertThat(others.in(message).orElseThrow().toLatin1())
                .isEqualTo("B: 4\r\nno field\r\n 5\r\n\r\n");
        assertThat(message.header("A")).contains("1 2\t3");
        assertThat(message.header().all("a")).hasSize(2);
    }

    private static String fields(Text text, String... names) {
        var section = new MessageSection(List.of(), text, List.of(names));
        return section.in(PLAIN).orElseThrow().toLatin1();
    }

    private static String text(Message message, String number, Text text) {
        return section(number, text).in(message).orElseThrow().toLatin1();
    }

    private static MessageSection section(String number, Text text) {
        var path =
                Arrays.stream(number.split("\\."))
                        .filter(digits -> !digits.isEmpty())
                        .map(Long::valueOf)
                        .toList();
        return MessageSection.of(path, text);
    }
}
