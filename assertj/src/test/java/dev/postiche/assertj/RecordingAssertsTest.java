package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.MockMailServer;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Assertions on what was said: each passes, and fails with the dialogue. */
class RecordingAssertsTest {

    private static final MockMailServer MAIL =
            MockMailServer.builder().pop3Off().account("anna", "secret").start();

    @BeforeAll
    static void speak() throws IOException {
        say("a LOGIN anna secret", "b SELECT INBOX", "c UID FETCH 1:* (FLAGS)", "d LOGOUT");
        say("a LOGOUT");
    }

    private static void say(String... commands) throws IOException {
        try (var socket = new Socket(MAIL.imap().host(), MAIL.imap().port())) {
            socket.getOutputStream()
                    .write((String.join("\r\n", commands) + "\r\n").getBytes(UTF_8));
            socket.getInputStream().readAllBytes();
        }
    }

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    @Test
    void sessions() {
        assertThat(MAIL.recording()).hasSessionCount(2).neverSent("EXPUNGE");
        assertThatItFails(() -> assertThat(MAIL.recording()).hasSessionCount(1))
                .withMessageContaining("expected 1 session(s), but there were 2")
                .withMessageContaining("C: b SELECT INBOX");
        assertThatItFails(() -> assertThat(MAIL.recording()).session(3))
                .withMessageContaining("[1, 2]");
        assertThatItFails(() -> assertThat(MAIL.recording()).neverSent("SELECT"))
                .withMessageContaining("it sent SELECT INBOX");
    }

    @Test
    void commands() {
        assertThat(MAIL.recording())
                .session(1)
                .loggedInAs("anna")
                .sentInOrder("SELECT", "UID FETCH")
                .sent("FETCH")
                .sent("FETCH 1:* (FLAGS)", 1)
                .neverSent("EXPUNGE", "STORE");
        var session = MAIL.recording().session(1);
        assertThatItFails(() -> assertThat(session).sentInOrder("FETCH", "SELECT"))
                .withMessageContaining("but SELECT was not sent after UID FETCH 1:* (FLAGS)")
                .withMessageContaining("S: b OK [READ-WRITE]");
        assertThatItFails(() -> assertThat(session).neverSent("FETCH"))
                .withMessageContaining("but it sent UID FETCH");
        assertThatItFails(() -> assertThat(session).sent("IDLE"))
                .withMessageContaining("IDLE was not sent");
        assertThatItFails(() -> assertThat(session).sent("FETCH", 2))
                .withMessageContaining("but it did 1 time(s)");
        assertThatItFails(() -> assertThat(session).loggedInAs("bob"))
                .withMessageContaining("loggedInAs bob")
                .withMessageContaining("but it was anna");
    }
}
