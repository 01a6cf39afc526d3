package dev.postiche.assertj;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.MockMailServer;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Endpoint;
import java.io.IOException;
import java.net.Socket;

/** A server, and clients that say all they have to say at once. */
final class Talker implements AutoCloseable {

    final MockMailServer mail =
            MockMailServer.builder()
                    .tls()
                    .account(
                            account("anna")
                                    .mailboxes(
                                            mailbox("INBOX")
                                                    .messages(
                                                            message().subject("one"),
                                                            message().subject("two"))))
                    .start();

    /** Gives the session of the client once it is over. */
    RecordedSession imap(String... commands) throws IOException {
        return say(mail.imap(), commands);
    }

    RecordedSession pop3(String... commands) throws IOException {
        return say(mail.pop3(), commands);
    }

    private RecordedSession say(Endpoint endpoint, String... commands) throws IOException {
        int number = mail.recording().sessions().size() + 1;
        try (var socket = new Socket(endpoint.host(), endpoint.port())) {
            var text = commands.length == 0 ? "" : String.join("\r\n", commands) + "\r\n";
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.shutdownOutput();
            try {
                socket.getInputStream().readAllBytes();
            } catch (IOException reset) {
                // A fault has broken the connection.
            }
        }
        return mail.await().session(it -> it.number() == number && !it.isLive());
    }

    @Override
    public void close() {
        mail.close();
    }
}
