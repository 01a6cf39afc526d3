package dev.postiche.message;

import static dev.postiche.message.Mails.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    @Test
    void readsTheExampleOfTheRfc() { // RFC 3501 §8
        var envelope =
                Envelope.of(
                        header(
                                """
                                Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)
                                From: Terry Gray <gray@cac.washington.edu>
                                Subject: IMAP4rev1 WG mtg summary and minutes
                                To: imap@cac.washington.edu
                                cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>
                                Message-Id: <B27397-0100000@cac.washington.edu>
                                MIME-Version: 1.0
                                Content-Type: TEXT/PLAIN; CHARSET=US-ASCII

                                """));
        var terry = List.of(Address.of("Terry Gray", "gray", "cac.washington.edu"));

        assertThat(envelope)
                .isEqualTo(
                        new Envelope(
                                Optional.of("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)"),
                                Optional.of("IMAP4rev1 WG mtg summary and minutes"),
                                terry,
                                terry,
                                terry,
                                List.of(Address.of("", "imap", "cac.washington.edu")),
                                List.of(
                                        Address.of("", "minutes", "CNRI.Reston.VA.US"),
                                        Address.of("John Klensin", "KLENSIN", "MIT.EDU")),
                                List.of(),
                                Optional.empty(),
                                Optional.of("<B27397-0100000@cac.washington.edu>")));
    }

    @Test
    void tellsAnEmptyFieldFromAnAbsentOne() { // RFC 9051 §7.5.2
        var envelope = Envelope.of(header("Subject:\nFrom: a@b\nSender: \nReply-To: ()\n\n"));

        assertThat(envelope.subject()).contains("");
        assertThat(envelope.date()).isEmpty();
        assertThat(envelope.sender()).isEqualTo(envelope.from()).hasSize(1);
        assertThat(envelope.replyTo()).isEqualTo(envelope.from());
        assertThat(envelope.to()).isEmpty();
    }

    @Test
    void keepsOctetsAndUnfolds() {
        var envelope =
                Envelope.of(
                        header(
                                "Subject: =?utf-8?q?a?=\n =?utf-8?q?b?=\n\tcaf\u00c3\u00a9 \0 x \n"
                                        + "To: a@b\nTo: c@d\n\n"));

        assertThat(envelope.subject()).contains("=?utf-8?q?a?= =?utf-8?q?b?=\tcaf\u00c3\u00a9  x");
        assertThat(envelope.to()).hasSize(2);
    }
}
