package dev.postiche.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postiche.MockMailServer;
import dev.postiche.record.RecordingForm;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SubjectTerm;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A session that was recorded is a script that can be played again. */
class RecordedScriptTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String SPOKEN =
            """
            rfc: 9051 6
            about: what is said here is recorded and then played again
            fixture: three-messages.json

            phone  C: a1 SELECT INBOX
            phone  S: ...
            phone  S: a1 OK ...
            laptop C: b1 SELECT INBOX
            laptop S: ...
            laptop S: b1 OK ...
            laptop C: b2 IDLE
            laptop S: + ...
            phone  C: a2 UID STORE 12 +FLAGS (\\Seen)
            phone  S: ...
            phone  S: a2 OK ...
            laptop S: * 2 FETCH (FLAGS (\\Seen))
            phone  C: a3 APPEND INBOX {*}
            phone  S: + ...
            phone  L: Subject: new
            phone  L:
            phone  L: a \\ backslash, {5} braces, no line end\\
            phone  C:
            phone  S: ...
            phone  S: a3 OK ...
            laptop S: ...
            laptop S: * 4 EXISTS
            laptop C: DONE
            laptop S: ...
            laptop S: b2 OK ...
            phone  C: a4 FETCH 1,4 (UID FLAGS BODY.PEEK[HEADER.FIELDS (Subject)] BODY.PEEK[TEXT])
            phone  S: ...
            phone  S: a4 OK ...
            phone  C: a5 NONSENSE
            phone  S: a5 BAD ...
            phone  C: a6 LOGOUT
            phone  S: * BYE ...
            phone  S: a6 OK ...
            phone  S: <closed>
            laptop C: <close>
            """;

    @Test
    void whatWasRecordedCanBePlayedAgain() {
        var text = recorded("spoken", SPOKEN);
        assertThat(text)
                .contains("login: s1 anna, s2 anna")
                .contains("s1 C: a2 UID STORE 12 +FLAGS (\\Seen)")
                .contains("s2 S: * 2 FETCH (FLAGS (\\Seen))")
                .contains("s1 L: First body")
                .doesNotContain("***", "secret\r");
        play("recorded", text);
    }

    @Test
    void anotherAnswerFailsIt() {
        var text = recorded("spoken", SPOKEN).replace("s1 L: First body", "s1 L: Other body");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> play("altered", text))
                .withMessageContaining("Other body");
    }

    @Test
    void aMaildropIsPlayedAgainToo() {
        var text =
                recorded(
                        "drop",
                        """
                        rfc: 1939 5
                        about: a maildrop
                        fixture: three-messages.json
                        pop3: desk

                        desk C: STAT
                        desk S: +OK ...
                        desk C: RETR 2
                        desk S: ...
                        desk S: .
                        desk C: RETR 9
                        desk S: -ERR ...
                        desk C: DELE 1
                        desk S: +OK ...
                        desk C: QUIT
                        desk S: +OK ...
                        desk S: <closed>
                        """);
        assertThat(text)
                .contains("pop3: s1", "login: s1 anna")
                .contains("s1 S: Second body", "s1 S: .\n");
        play("drop-again", text);
    }

    @Test
    void whoNeverLoggedInBeginsWithTheGreeting() {
        var text =
                recorded(
                        "nobody",
                        """
                        rfc: 9051 6
                        about: nobody logs in
                        fixture: three-messages.json

                        guest S: * OK ...
                        guest C: a1 CAPABILITY
                        guest S: ...
                        guest S: a1 OK ...
                        guest C: a2 SELECT INBOX
                        guest S: a2 BAD ...
                        guest C: <close>
                        """);
        assertThat(text).contains("s1 S: * OK [CAPABILITY ").doesNotContain("login:");
        play("nobody-again", text);
    }

    @Test
    void whatAngusMailSaidByImapIsPlayedAgain() throws Exception {
        var text =
                recorded(
                        "imap",
                        store -> {
                            var inbox = store.getFolder("INBOX");
                            inbox.open(Folder.READ_WRITE);
                            var profile = new FetchProfile();
                            profile.add(FetchProfile.Item.ENVELOPE);
                            profile.add(FetchProfile.Item.FLAGS);
                            profile.add(FetchProfile.Item.CONTENT_INFO);
                            inbox.fetch(inbox.getMessages(), profile);
                            assertThat(inbox.getMessage(1).getContent())
                                    .asString()
                                    .contains("First");
                            assertThat(inbox.search(new SubjectTerm("Two"))).hasSize(1);
                            var other = store.getFolder("Kept");
                            other.create(Folder.HOLDS_MESSAGES);
                            inbox.copyMessages(inbox.getMessages(), other);
                            var added = new MimeMessage((Session) null);
                            added.setSubject("Added");
                            added.setText("by Angus Mail");
                            inbox.appendMessages(new Message[] {added});
                            inbox.getMessage(2).setFlag(Flags.Flag.DELETED, true);
                            inbox.expunge();
                            assertThat(store.getDefaultFolder().list("*")).isNotEmpty();
                            inbox.close(false);
                        });
        assertThat(text).contains("COPY 1:3 Kept", "APPEND INBOX", "EXPUNGE", "LOGOUT");
        play("angus-imap", text);
    }

    @Test
    void whatAngusMailSaidByPop3IsPlayedAgain() throws Exception {
        var text =
                recorded(
                        "pop3",
                        store -> {
                            var inbox = store.getFolder("INBOX");
                            inbox.open(Folder.READ_WRITE);
                            assertThat(inbox.getMessage(1).getSubject()).isEqualTo("One");
                            assertThat(inbox.getMessage(2).getContent())
                                    .asString()
                                    .contains("Second");
                            inbox.getMessage(3).setFlag(Flags.Flag.DELETED, true);
                            inbox.close(true);
                        });
        assertThat(text).contains("TOP 1 0", "RETR 2", "DELE 3", "QUIT");
        play("angus-pop3", text);
    }

    /** What a mail client does. */
    @FunctionalInterface
    private interface Work {
        void on(Store store) throws Exception;
    }

    private static String recorded(String protocol, Work work) throws Exception {
        var fixture = "rfc: 9051 6\nabout: x\nfixture: three-messages.json\n\n";
        var filled = ScriptFolder.fixture(ScriptReader.read("filled", fixture + "a C: a NOOP\n"));
        try (var mail = MockMailServer.builder().seed(1).fixture(filled).start()) {
            var endpoint = protocol.equals("imap") ? mail.imap() : mail.pop3();
            var settings = new Properties();
            settings.setProperty("mail." + protocol + ".timeout", "10000");
            var store = Session.getInstance(settings).getStore(protocol);
            try (store) {
                store.connect(endpoint.host(), endpoint.port(), "anna", "secret");
                work.on(store);
            }
            mail.await()
                    .until(
                            "the end of all sessions",
                            () ->
                                    mail.recording().sessions().stream()
                                            .noneMatch(it -> it.isLive()));
            return RecordingForm.SCRIPT
                    .of(mail.recording().sessions())
                    .replace("login:", "fixture: three-messages.json\nlogin:");
        }
    }

    /** Plays a script, and gives what the server recorded meanwhile as a script. */
    private static String recorded(String name, String script) {
        var spoken = ScriptReader.read(name, script);
        try (var mail =
                MockMailServer.builder().seed(1).fixture(ScriptFolder.fixture(spoken)).start()) {
            new ScriptRunner(spoken, new StartedServer(mail), PATIENCE).run();
            mail.await()
                    .until(
                            "the end of all sessions",
                            () ->
                                    mail.recording().sessions().stream()
                                            .noneMatch(it -> it.isLive()));
            var sessions = mail.recording().sessions();
            return sessions.size() == 1
                    ? sessions.get(0).script("three-messages.json")
                    : RecordingForm.SCRIPT
                            .of(sessions)
                            .replace("login:", "fixture: three-messages.json\nlogin:");
        }
    }

    private static void play(String name, String text) {
        var script = ScriptReader.read(name, text);
        try (var server = InProcessServerUnderTest.start(script)) {
            new ScriptRunner(script, server, PATIENCE).run();
        }
    }
}
