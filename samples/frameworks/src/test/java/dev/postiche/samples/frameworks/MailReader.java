package dev.postiche.samples.frameworks;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The program under test: reads subjects and marks the messages as read. */
public final class MailReader {

    private final String host;
    private final int port;

    /** Reads from the IMAP server at this address, which the configuration of a program names. */
    public MailReader(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** The subjects in this user's INBOX, in its order. */
    public List<String> read(String user, String password) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.imap.port", String.valueOf(port));
        try (var store = Session.getInstance(properties).getStore("imap")) {
            store.connect(host, user, password);
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                var subjects = new ArrayList<String>();
                for (var message : inbox.getMessages()) {
                    subjects.add(message.getSubject());
                    message.setFlag(Flags.Flag.SEEN, true);
                }
                return subjects;
            }
        }
    }
}
