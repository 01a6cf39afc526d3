package dev.postiche;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postiche.expect.Expectation;
import dev.postiche.expect.Verification.Verdict;
import dev.postiche.fixture.json.FixtureException;
import dev.postiche.fixture.json.FixtureReader;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.fixture.json.KnownNames;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a recording in JSON, as other languages ask it. */
class VerificationTest {

    private final FixtureReader reader = FixtureReader.of(KnownNames.any());
    private final MockMailServer mail =
            MockMailServer.builder()
                    .account(account("anna").mailboxes(mailbox("INBOX").messages(message())))
                    .account(account("ben"))
                    .start();

    @BeforeEach
    void twoSessions() {
        converse();
        mail.await()
                .until(
                        "the end of all sessions",
                        () -> mail.recording().sessions().stream().noneMatch(it -> it.isLive()));
    }

    private void converse() {
        try (var anna = LineClient.inInbox(mail, "anna");
                var ben = LineClient.inInbox(mail, "ben")) {
            anna.command("a1 UID FETCH 1:* (FLAGS)");
            anna.command("a2 STORE 1 +FLAGS (\\Seen)");
            ben.command("b1 NOOP");
        }
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'sessions': {'account': 'anna'}}",
                "{'sentInOrder': ['SELECT', 'UID FETCH', 'STORE * +FLAGS*']}",
                "{'sentInOrder': 'NOOP', 'neverSent': ['EXPUNGE', 'CLOSE']}",
                "{'sessions': {'account': 'ben'}, 'neverSent': 'FETCH'}",
                "{'times': {'LOGIN': 2, 'FETCH': 1, 'IDLE': 0}}",
                "{'sessions': {'protocol': 'pop3'}, 'neverSent': ['DELE']}",
                "{'followsGoodPractice': ['forbidden-pipelining', 'fetch-per-message']}",
                "{'endedWith': 'client closed', 'fetchedAtMost': '1KiB', 'sessions': {'n': 2}}",
                "{'loggedInAs': 'ben', 'sessions': {'account': 'ben'}, 'neverMarkedSeen': true}",
                "{'fetchedHeadersBeforeBodies': true, 'sessions': {'n': 1}, 'leftCopyOnServer': true}",
                "{'followsGoodPracticeExcept': ['login-without-tls', 'connection-left-open']}",
                "{'sessions': {'n': 1}, 'times': {'STORE': 1}}",
                "{'sessions': {'command': 'NOOP'}, 'sentInOrder': ['LOGIN ben *']}",
                "{'times': {'LOGIN': {'atLeast': 1}, 'IDLE': {'atMost': 1}}}",
                "{'times': {'LOGIN': {'atLeast': 2, 'atMost': 2}}, 'hasSessionCount': 2}",
                "{'spoke': 'imap', 'hadNoRefusals': true, 'hasNoServerErrors': true}",
                "{'allEnded': true, 'sessions': {'state': 'ended'}}",
                "{'neverLoggedIn': true, 'sessions': {'account': 'carl'}}"
            })
    void holds(String json) {
        assertThat(verdict(json)).isEqualTo(new Verdict(true, verdict(json).matched(), ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'sessions': {'account': 'carl'}} | 0 | expected a session of carl,",
                "{'sessions': {'account': 'carl'}} | 0 | there are 1 (IMAP, anna, ",
                "{'sentInOrder': ['UID FETCH', 'SELECT']} | 2 | SELECT was sent before UID FETCH",
                "{'sessions': {'account': 'ben'}, 'neverSent': 'NOOP'} | 1 | C: b1 NOOP",
                "{'followsGoodPractice': true} | 2 | login-without-tls (RFC 8314 §5.2, RFC 2595 §2.2): ",
                "{'followsGoodPractice': ['connection-left-open']} | 2 | broken off; send LOGOUT",
                "{'neverMarkedSeen': true} | 2 | but it did by STORE 1 +FLAGS (\\Seen) (changed the flags",
                "{'usedTls': true} | 2 | but all went in clear to 127.0.0.1:",
                "{'loggedInAs': 'ben'} | 2 | but anna did",
                "{'endedWith': 'logout'} | 2 | but it ended with client closed",
                "{'sessions': {'n': 1}, 'fetchedAtMost': '1B'} | 1 | for UID FETCH 1:* (FLAGS)",
                "{'downloadedAndDeleted': true} | 2 | but it downloaded nothing by RETR",
                "{'times': {'LOGIN': 3}} | 2 | expected 2 sessions together to send LOGIN 3 times,",
                "{'times': {'NOOP': {'atLeast': 2}}} | 2 | to send NOOP at least 2 times,",
                "{'hasSessionCount': 1} | 2 | expected 1 session,",
                "{'neverLoggedIn': true} | 2 | but anna did",
                "{'spoke': 'pop3'} | 2 | but it spoke IMAP",
                "{'identifiedAs': 'name Reader'} | 2 | but it said nothing",
                "{'isLive': true} | 2 | but it ended with client closed",
                "{'metFault': 'slow'} | 2 | but none acted in it",
                "{'reconnectedWithin': '5s'} | 2 | expected a connection to break,",
                "{'usedTls': true} | 2 | it fails for session 2 too",
                "{'sessions': {'protocol': 'pop3'}, 'times': {'RETR': 1}} | 0 | (looked for a session in POP3; there are 1"
            })
    void failsWithTheNearest(String json, int matched, String text) {
        var verdict = verdict(json);
        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.matched()).isEqualTo(matched);
        assertThat(verdict.nearest()).contains(text);
    }

    @Test
    void theVerdictIsWrittenWithAllItsWords() {
        assertThat(FixtureWriter.verdict(new Verdict(true, 2, "")))
                .isEqualToIgnoringWhitespace(
                        """
                        { "ok": true, "matched": 2, "nearest": "" }
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'sentInOrdr': []} | unknown field \"\"sentInOrdr\"\"",
                "{'followsGoodPractice': ['polling']} | no practice \"\"polling\"\"",
                "{'endedWith': 'loguot'} | a session ends with logout, quit, client closed, ",
                "{'usedTls': false} | expected true; or leave it out",
                "{'times': {'LOGIN': -1}} | times is 0 or more, not -1",
                "{'times': {'LOGIN': {'atMost': -1}}} | atMost is 0 or more, not -1",
                "{'times': {'LOGIN': {'atLeast': 2, 'atMost': 1}}} | not 2 to 1",
                "{'reconnectedWithin': 'soon'} | \"\"soon\"\"",
                "{'sessions': {'protocol': 'smtp'}} | unknown protocol \"\"smtp\"\"",
                "{'sessions': []} | expected an object, a choice of sessions"
            })
    void whatIsWrongIsToldWithItsPlace(String json, String error) {
        assertThatExceptionOfType(FixtureException.class)
                .isThrownBy(() -> verdict(json))
                .withMessageStartingWith("body:1:")
                .withMessageContaining(error.replace("\"\"", "\""));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var json =
                """
                { "sessions" : { "account" : "anna", "protocol" : "imap", "after" : 0 },
                  "sentInOrder" : [ "SELECT" ], "neverSent" : "EXPUNGE", "times" : { "FETCH" : 1, "NOOP" : { "atLeast" : 1, "atMost" : 3 }, "IDLE" : { "atMost" : 2 } },
                  "followsGoodPractice" : [ "dele-without-quit" ],
                  "loggedInAs" : "anna", "usedTls" : true, "neverLoggedIn" : true, "spoke" : "imap",
                  "identifiedAs" : "name Reader", "endedWith" : "client closed", "allEnded" : true,
                  "isLive" : true, "fetchedHeadersBeforeBodies" : true, "fetchedAtMost" : "50KiB",
                  "neverMarkedSeen" : true, "leftCopyOnServer" : true, "hadNoRefusals" : true,
                  "downloadedAndDeleted" : true, "metFault" : "slow", "hasNoServerErrors" : true,
                  "hasSessionCount" : 2, "reconnectedWithin" : "5s" }
                """;
        var verification = reader.verification("body", octets(json));
        assertThat(reader.verification("again", octets(FixtureWriter.verification(verification))))
                .isEqualTo(verification);
    }

    @Test
    void whatWasDroppedMakesACheckOfItFail() {
        try (var small =
                        MockMailServer.builder()
                                .limit("recording", "20KB")
                                .account(account("anna"))
                                .start();
                var client = LineClient.inInbox(small, "anna")) {
            client.command("a1 UID SEARCH SUBJECT \"looked for\"");
            for (int i = 0; i < 100; i++) {
                client.command("n NOOP");
            }
            assertThat(small.recording().session(1).dropped()).isPositive();
            var session = small.recording().session(1);
            assertThat(Expectation.neverSent("UID SEARCH *").failure(session))
                    .hasValueSatisfying(it -> assertThat(it).contains("it cannot be known: "));
            assertThat(Expectation.sentInOrder("UID SEARCH SUBJECT*").failure(session))
                    .hasValueSatisfying(
                            it ->
                                    assertThat(it)
                                            .contains("it cannot be known: ")
                                            .contains("raise the limit recording"));
            assertThat(Expectation.sentTimes("SEARCH SUBJECT *", 1).failure(session)).isPresent();
            assertThat(Expectation.sentTimes("SEARCH", 1).failure(session)).isEmpty();
            assertThat(Expectation.neverSent("EXPUNGE", "STORE *").failure(session)).isEmpty();
        }
    }

    private Verdict verdict(String json) {
        return reader.verification("body", octets(json.replace('\'', '"'))).of(mail.recording());
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
