package dev.postiche;

import static dev.postiche.fault.Actions.reply;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postiche.fixture.json.FixtureException;
import dev.postiche.fixture.json.FixtureReader;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.fixture.json.KnownNames;
import dev.postiche.record.SessionFilter;
import dev.postiche.record.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be waited for in JSON, as other languages ask it. */
class WaitTest {

    private final MockMailServer mail =
            MockMailServer.builder()
                    .account(account("anna").mailboxes(mailbox("INBOX").messages(message())))
                    .start();

    @AfterEach
    void stop() {
        mail.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'messages': {'account': 'anna', 'mailbox': 'INBOX', 'count': 1}}",
                "{'messages': {'account': 'anna'}, 'timeout': '1s'}",
                "{'message': {'account': 'anna', 'uid': 1, 'flags': '\\\\Seen'}}",
                "{'command': {'protocol': 'imap', 'account': 'anna', 'command': 'STORE'}}",
                "{'command': {'command': 'LOGIN', 'count': 1}}",
                "{'session': {'account': 'anna', 'state': 'idle'}}",
                "{'session': {'state': 'idle', 'count': 1}}",
                "{'fault': {'name': 'slow', 'fired': 1}}"
            })
    void whatHasHappenedIsNotWaitedFor(String json) {
        mail.faults().onAny().named("slow").command("NOOP").then(reply("NO", "x"));
        try (var client = LineClient.inInbox(mail, "anna")) {
            client.command("a1 STORE 1 +FLAGS (\\Seen)");
            client.command("a2 NOOP");
            client.send("a3 IDLE");
            client.line();
            mail.await().until(wait(json));
        }
    }

    @Test
    void whatHappensMeanwhileEndsTheWait() {
        try (var client = LineClient.inInbox(mail, "anna")) {
            client.send("a1 LOGOUT");
            mail.await().until(wait("{'session': {'state': 'ended'}}"));
            assertThat(mail.recording().session(1).isLive()).isFalse();
        }
    }

    @Test
    void javaHasAWordForEach() {
        mail.faults().onAny().named("slow").command("NOOP").then(reply("NO", "x"));
        try (var client = LineClient.inInbox(mail, "anna")) {
            client.command("a1 STORE 1 +FLAGS (\\Seen)");
            client.command("a2 NOOP");
            client.command("a3 NOOP");
            mail.await().seen("anna", "INBOX", 1);
            mail.await().commands("NOOP", 2);
            mail.await().fault("slow", 2);
            var soon = mail.await().within(Duration.ofMillis(1));
            assertThatExceptionOfType(DeadlinePassed.class)
                    .isThrownBy(soon::ended)
                    .withMessageContaining("waited 1 ms for a session that is ended; there is 1");
            assertThatExceptionOfType(DeadlinePassed.class)
                    .isThrownBy(() -> soon.commands("NOOP", 3))
                    .withMessageContaining("for the replies to 3 NOOP; there were 2");
            client.command("a4 LOGOUT");
            assertThat(mail.await().ended().number()).isEqualTo(1);
            assertThat(mail.await().ended(SessionFilter.ALL.account("anna")).isLive()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'messages': {'account': 'anna', 'count': 3}} | 3 message(s) in INBOX of anna; there are 1; ",
                "{'messages': {'account': 'ana'}} | in INBOX of ana; no account \"\"ana\"\"; accounts: anna",
                "{'message': {'account': 'anna', 'uid': 1}} | on the message with UID 1 in INBOX of anna; it has []",
                "{'message': {'account': 'anna', 'uid': 9}} | has no message with UID 9",
                "{'command': {'command': 'IDLE'}} | for the reply to IDLE; there was none; ",
                "{'command': {'command': 'LOGIN', 'count': 2}} | for the replies to 2 LOGIN; there was 1; ",
                "{'session': {'state': 'idle'}} | for a session that is idle; there is 1 (IMAP, anna, selected); what did happen in 1",
                "{'fault': {'name': 'cut'}} | for the fault cut to act 1 time(s); there is no such fault; faults: slow",
                "{'session': {'account': 'anna', 'count': 2}} | so far 1; there is 1 (IMAP, anna, selected)",
                "{'fault': {'name': 'slow'}} | it acted 0 time(s)"
            })
    void whenTheTimeIsUpItTellsWhatDidHappen(String json, String told) {
        mail.faults().onAny().named("slow").command("NOOP").then(reply("NO", "x"));
        try (var client = LineClient.inInbox(mail, "anna")) {
            var shortly = json.substring(0, json.length() - 1) + ", 'timeout': '1ms'}";
            assertThatExceptionOfType(DeadlinePassed.class)
                    .isThrownBy(() -> mail.await().until(wait(shortly)))
                    .withMessageContaining("waited 1 ms for ")
                    .withMessageContaining(told.replace("\"\"", "\""))
                    .withMessageContaining("C: l LOGIN anna ***");
            assertThat(client).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | a wait needs one of the fields messages, message, command, session, fault",
                "{'mesages': {}} | did you mean \"\"messages\"\"?",
                "{'messages': {}} | needs the field \"\"account\"\"",
                "{'command': {}} | a command needs the field \"\"command\"\"",
                "{'fault': {'name': 'a'}, 'session': {}} | cannot stand beside",
                "{'session': {}, 'timeout': '5'} | expected a time such as",
                "{'session': {'count': 0}} | count is 1 or more, not 0"
            })
    void whatIsWrongIsTold(String json, String error) {
        assertThatExceptionOfType(FixtureException.class)
                .isThrownBy(() -> wait(json))
                .withMessageContaining(error.replace("\"\"", "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'messages': {'account': 'anna', 'mailbox': 'Sent', 'count': 2}, 'timeout': '2s'}",
                "{'message': {'account': 'anna', 'uid': 7, 'flags': ['\\\\Seen', '$Junk']}}",
                "{'command': {'command': 'FETCH', 'account': 'anna', 'count': 3}}",
                "{'session': {'n': 3, 'state': 'ended'}}",
                "{'fault': {'name': 'cut', 'fired': 2}}"
            })
    void whatIsWrittenIsReadAgain(String json) {
        assertThat(wait(FixtureWriter.await(wait(json)))).isEqualTo(wait(json));
    }

    private static Wait wait(String json) {
        return FixtureReader.of(KnownNames.any())
                .await("body", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
