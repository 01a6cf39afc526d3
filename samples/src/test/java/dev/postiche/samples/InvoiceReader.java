package dev.postiche.samples;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The program under test: reads the attached invoices of unseen mail, and tries again where the
 * network fails in between.
 */
final class InvoiceReader {

    private static final int ATTEMPTS = 3;

    private final URI server;

    InvoiceReader(URI server) {
        this.server = server;
    }

    /** The invoices by their file names. */
    Map<String, String> run() throws IOException, MessagingException {
        for (var attempt = 1; ; attempt++) {
            try {
                return readAll();
            } catch (IOException | MessagingException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Map<String, String> readAll() throws IOException, MessagingException {
        var invoices = new LinkedHashMap<String, String>();
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(server.getHost(), server.getPort(), "anna", "secret");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                var unseen = new FlagTerm(new Flags(Flags.Flag.SEEN), false);
                for (var message : inbox.search(unseen)) {
                    readAttachments(message, invoices);
                    message.setFlag(Flags.Flag.SEEN, true);
                }
            }
        }
        return invoices;
    }

    private static void readAttachments(Message message, Map<String, String> invoices)
            throws IOException, MessagingException {
        if (message.getContent() instanceof MimeMultipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var part = parts.getBodyPart(i);
                if (part.getFileName() != null) {
                    invoices.put(part.getFileName(), text(part));
                }
            }
        }
    }

    private static String text(Part part) throws IOException, MessagingException {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
