package dev.postiche.message;

import static dev.postiche.message.Mails.message;
import static dev.postiche.message.Mails.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MimeScannerTest {

    @Test
    void findsThePartsOfTheExampleInTheRfc() { // RFC 2046 §5.1.1
        var root =
                message(
                                """
                                From: Nathaniel Borenstein <nsb@bellcore.com>
                                MIME-Version: 1.0
                                Content-type: multipart/mixed; boundary="simple boundary"

                                This is the preamble.  It is to be ignored.

                                --simple boundary

                                This is implicitly typed plain US-ASCII text.
                                It does NOT end with a linebreak.
                                --simple boundary
                                Content-type: text/plain; charset=us-ascii

                                This is explicitly typed plain US-ASCII text.
                                It DOES end with a linebreak.

                                --simple boundary--

                                This is the epilogue.  It is also to be ignored.
                                """)
                        .root();

        assertThat(tree(root)).isEqualTo("multipart/mixed(text/plain text/plain)");
        var first = root.children().get(0);
        var second = root.children().get(1);
        assertThat(first.header().octets().toLatin1()).isEqualTo("\r\n");
        assertThat(first.body().toLatin1())
                .isEqualTo(
                        "This is implicitly typed plain US-ASCII text.\r\n"
                                + "It does NOT end with a linebreak.");
        assertThat(first.parameters().get("charset")).contains("us-ascii");
        assertThat(first.octets()).isEqualTo(80);
        assertThat(first.lines()).isEqualTo(1);
        assertThat(second.body().toLatin1()).endsWith("It DOES end with a linebreak.\r\n");
        assertThat(second.lines()).isEqualTo(2);
        assertThat(root.body().toLatin1())
                .startsWith("This is the preamble.")
                .endsWith("It is also to be ignored.\r\n");
    }

    @Test
    void takesTheLineEndBeforeADelimiterForPartOfTheDelimiter() {
        var root =
                message(
                                """
                                Content-Type: multipart/mixed; boundary=b

                                --b

                                --b

                                x

                                --b--""")
                        .root();

        assertThat(root.children().get(0).body().length()).isZero();
        assertThat(root.children().get(0).lines()).isZero();
        assertThat(root.children().get(1).body().toLatin1()).isEqualTo("x\r\n");
        assertThat(root.children().get(1).lines()).isEqualTo(1);
    }

    @Test
    void nestsMessagesInParts() {
        var root =
                message(
                                """
                                Content-Type: multipart/mixed; boundary=out

                                --out
                                Content-Type: message/rfc822

                                Subject: inner
                                Content-Type: multipart/alternative; boundary=in

                                --in

                                a
                                --in
                                Content-Type: text/html

                                b
                                --in--
                                --out
                                Content-Type: MESSAGE/GLOBAL

                                Subject: caf\u00c3\u00a9

                                c
                                --out--
                                """)
                        .root();

        assertThat(tree(root))
                .isEqualTo(
                        "multipart/mixed(message/rfc822[multipart/alternative(text/plain text/html)]"
                                + " message/global[text/plain])");
        var part = root.children().get(0);
        assertThat(part.envelope().orElseThrow().subject()).contains("inner");
        assertThat(part.body().toLatin1()).startsWith("Subject: inner\r\n").endsWith("--in--");
        assertThat(part.lines()).isEqualTo(10);
        assertThat(part.nested().orElseThrow().body().toLatin1()).startsWith("--in\r\n");
    }

    @Test
    void takesThePartsOfADigestForMessages() { // RFC 2046 §5.1.5
        var root =
                message(
                                """
                                Content-Type: multipart/digest; boundary=b

                                --b

                                Subject: one

                                1
                                --b
                                Content-Type: text/plain

                                2
                                --b--
                                """)
                        .root();

        assertThat(tree(root)).isEqualTo("multipart/digest(message/rfc822[text/plain] text/plain)");
        assertThat(root.children().get(0).envelope().orElseThrow().subject()).contains("one");
    }

    @Test
    void endsEverythingWhereTheMessageEnds() {
        var root =
                message(
                                """
                                Content-Type: multipart/mixed; boundary=out

                                --out
                                Content-Type: multipart/mixed; boundary=in

                                --in

                                cut o""")
                        .root();

        assertThat(tree(root)).isEqualTo("multipart/mixed(multipart/mixed(text/plain))");
        var leaf = root.children().get(0).children().get(0);
        assertThat(leaf.body().toLatin1()).isEqualTo("cut o");
    }

    @Test
    void endsAnInnerMultipartAtTheDelimiterOfAnOuterOne() {
        var root =
                message(
                                """
                                Content-Type: multipart/mixed; boundary=out

                                --out
                                Content-Type: multipart/mixed; boundary=in

                                --in

                                one
                                --out

                                two
                                --out--
                                """)
                        .root();

        assertThat(tree(root)).isEqualTo("multipart/mixed(multipart/mixed(text/plain) text/plain)");
        assertThat(root.children().get(0).children().get(0).body().toLatin1()).isEqualTo("one");
    }

    @Test
    void tellsBoundariesApartThatBeginAlike() {
        var root =
                message(
                                """
                                Content-Type: multipart/mixed; boundary=abc

                                --abc
                                Content-Type: multipart/mixed; boundary=abcdef

                                --abcdef

                                one
                                --abcdef--
                                --abc
                                Content-Type: multipart/mixed; boundary=ab

                                --ab

                                two
                                --ab--
                                --abc--
                                """)
                        .root();

        assertThat(tree(root))
                .isEqualTo(
                        "multipart/mixed(multipart/mixed(text/plain) multipart/mixed(text/plain))");
    }

    @Test
    void dividesAtALineThatOnlyBeginsWithTheBoundary() { // RFC 2046 §5.1.1
        var root =
                message(
                                """
                                Content-Type: multipart/mixed; boundary=b

                                --b \t

                                one
                                --b some words

                                two
                                --b-- and more
                                epilogue
                                """)
                        .root();

        assertThat(root.children()).hasSize(2);
        assertThat(root.children().get(1).body().toLatin1()).isEqualTo("two");
    }

    @Test
    void dividesLinesWithoutCarriageReturnsToo() {
        var content =
                MessageContent.ofLatin1(
                        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\ntwo\n--b--\n");
        var part = MimeScanner.scan(content).children().get(0);

        assertThat(part.body().toLatin1()).isEqualTo("one\ntwo");
        assertThat(part.lines()).isEqualTo(1);
    }

    @Test
    void givesAMultipartWithoutPartsAnEmptyOne() {
        for (var type : List.of("multipart/mixed", "multipart/mixed; boundary=never")) {
            var root = message("Content-Type: " + type + "\n\ntext\n").root();

            assertThat(tree(root)).isEqualTo("multipart/mixed(text/plain)");
            assertThat(root.children().get(0).octets()).isZero();
            assertThat(root.body().toLatin1()).isEqualTo("text\r\n");
        }
    }

    @Test
    void readsWhatIsNoMail() {
        assertThat(message("").root().octets()).isZero();
        assertThat(message("").header().octets().length()).isZero();
        assertThat(message("\n").root().header().octets().length()).isEqualTo(2);
        assertThat(message("Subject: only a header").header("subject")).contains("only a header");
        assertThat(message("no header\nat all").root().header().octets().length()).isEqualTo(17);
        assertThat(message("\n\n\n").root().lines()).isEqualTo(2);
        assertThat(message("Content-Type: message/rfc822").root().nested()).isPresent();
        assertThat(message("a: b\n\n\0\0\n").root().lines()).isEqualTo(1);
    }

    @Test
    void takesAnUnreadableTypeForPlainText() { // RFC 2045 §5.2
        for (var type : List.of("text", "", "/", "text/", "/plain", ";charset=x", "a b/c")) {
            var root = message("Content-Type: " + type + "\n\nx").root();
            assertThat(root.mediaType()).as(type).isEqualTo("text/plain");
            assertThat(root.parameters().get("charset")).as(type).contains("us-ascii");
        }
    }

    @Test
    void doesNotLookIntoPartsBelowTheGreatestDepth() {
        var text = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            text.append("Content-Type: message/rfc822\n\n");
        }
        int depth = 0;
        var part = message(text.toString()).root();
        while (part.nested().isPresent()) {
            part = part.nested().get();
            depth++;
        }

        assertThat(depth).isEqualTo(MimeScanner.MAX_DEPTH - 1);
        assertThat(part.mediaType()).isEqualTo("application/octet-stream");
    }

    @Test
    void leavesPartsBeyondTheLimitInTheLastOne() {
        var text = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 11_000; i++) {
            text.append("--b\n\n\n");
        }
        var root = message(text + "--b--\n").root();

        assertThat(root.children()).hasSize(MimeScanner.MAX_PARTS - 1);
        assertThat(root.children().get(MimeScanner.MAX_PARTS - 2).body().toLatin1())
                .contains("--b\r\n");
    }
}
