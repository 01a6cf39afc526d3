package dev.postiche.testcontainers;

import static dev.postiche.fault.Actions.reply;
import static dev.postiche.spec.MessageSpec.message;
import static dev.postiche.spec.Protocol.IMAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The container, started for real: run by {@code try.sh} beside the image, where the image and an
 * engine are there, and by its name not with other tests.
 */
class StartedContainer {

    @Test
    void isFilledReadBrokenAndAsked(@TempDir Path folder) throws IOException {
        var fixture = folder.resolve("inbox.json");
        Files.writeString(
                fixture,
                """
                {"accounts": [{"user": "anna", "mailboxes": [
                    {"name": "INBOX", "messages": [{"subject": "Invoice 7"}]}]}]}
                """);
        try (var container =
                new PosticheContainer().withFixture(fixture).withOption("profile", "dovecot")) {
            container.start();
            var mail = container.server();
            assertThat(mail.server().profile()).isEqualTo("dovecot");
            assertThat(mail.imap().port()).isEqualTo(container.getMappedPort(1143));
            var inbox = mail.account("anna").mailbox("INBOX");
            inbox.deliver(message().subject("Fresh"));
            assertThat(said(mail.imap(), "b EXAMINE INBOX")).contains("* 2 EXISTS", "b OK");
            mail.faults().on(IMAP).command("EXAMINE").nth(1).then(reply("NO", "not now"));
            assertThat(said(mail.imap(), "b EXAMINE INBOX")).contains("b NO not now");
            assertThat(mail.recording().sessions()).hasSize(2);
            mail.reset();
            assertThat(inbox.messageCount()).isEqualTo(1);
        }
    }

    /** All that is said until the reply to a command after a login. */
    private static String said(Endpoint server, String command) throws IOException {
        try (var socket = new Socket(server.host(), server.port())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            var text = "a LOGIN anna secret\r\n" + command + "\r\n";
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            var all = new StringBuilder();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                all.append(line).append('\n');
                if (line.startsWith("b ")) {
                    break;
                }
            }
            return all.toString();
        }
    }
}
