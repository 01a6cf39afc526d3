package dev.postiche.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.junit.MailServer;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * A signed mail comes back octet for octet, so that its signature still verifies.
 *
 * <p>S/MIME, RFC 8551 §3.5.3.
 */
@MailServer(fixture = "empty.json")
class SignedMailTest {

    @Test
    void theSignatureStillVerifies(MockMailServer mail) throws Exception {
        var signer = new Signer("anna@example.org");
        var text = "Content-Type: text/plain; charset=utf-8\r\n\r\nPay 88.50 to the shop.  \r\n";
        mail.account("anna").inbox().deliver(signer.sign(text));

        byte[] signedPart;
        byte[] signature;
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(mail.imap().host(), mail.imap().port(), "anna", "secret");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                var parts = (MimeMultipart) inbox.getMessage(1).getContent();
                var octets = new ByteArrayOutputStream();
                parts.getBodyPart(0).writeTo(octets);
                signedPart = octets.toByteArray();
                signature = parts.getBodyPart(1).getInputStream().readAllBytes();
            }
        }

        assertThat(new String(signedPart, UTF_8)).isEqualTo(text);
        assertThat(signer.verifies(signedPart, signature)).isTrue();
        signedPart[signedPart.length - 3] = '\t';
        assertThat(signer.verifies(signedPart, signature)).isFalse();
    }
}
