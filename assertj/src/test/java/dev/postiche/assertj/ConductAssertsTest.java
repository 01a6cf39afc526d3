package dev.postiche.assertj;

import static dev.postiche.assertj.Failures.assertThatItFails;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.assertj.MailAssertions.kibibytes;
import static dev.postiche.assertj.MailAssertions.octets;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.fault.Actions;
import dev.postiche.record.Ending;
import dev.postiche.spec.Flag;
import dev.postiche.spec.Protocol;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Assertions on how clients behave: each passes, and fails with the dialogue. */
class ConductAssertsTest {

    private final Talker talker = new Talker();

    @AfterEach
    void stop() {
        talker.close();
    }

    @Test
    void who() throws IOException {
        var session = talker.imap("a LOGIN anna secret", "b ID (\"name\" \"Reader\")", "c LOGOUT");
        assertThat(session).loggedInAs("anna").spoke(Protocol.IMAP).identifiedAs("Reader");
        assertThatItFails(() -> assertThat(session).loggedInAs("bob"))
                .says("expected session 1 to log in as bob,\n but anna did", session, 2);
        assertThatItFails(() -> assertThat(session).neverLoggedIn())
                .says("expected session 1 never to log in,\n but anna did", session, 2);
        assertThatItFails(() -> assertThat(session).spoke(Protocol.POP3))
                .says("expected session 1 to speak POP3,\n but it spoke IMAP", session);
        assertThatItFails(() -> assertThat(session).identifiedAs("Writer"))
                .says(
                        """
                        expected session 1 to say "Writer" of itself by ID,
                         but it said "name Reader\"""",
                        session);
        assertThatItFails(() -> assertThat(session).usedTls())
                .says(
                        """
                        expected session 1 to use TLS,
                         but all went in clear to %s, although STARTTLS was offered"""
                                .formatted(talker.mail.imap()),
                        session);
    }

    @Test
    void refusals() throws IOException {
        var session = talker.imap("a LOGIN anna wrong", "b NOPE");
        assertThat(session).neverLoggedIn();
        assertThat(talker.imap("a NOOP")).hadNoRefusals();
        assertThatItFails(() -> assertThat(session).loggedInAs("anna"))
                .says(
                        """
                        expected session 1 to log in as anna,
                         but nobody did: LOGIN anna *** got NO [AUTHENTICATIONFAILED] %s"""
                                .formatted(textOf(session.exchanges().get(1).replyText())),
                        session,
                        2);
        assertThatItFails(() -> assertThat(session).hadNoRefusals())
                .says(
                        """
                        expected session 1 to meet no refusal,
                         but it met 2:
                          LOGIN anna *** got NO [AUTHENTICATIONFAILED] %s
                          NOPE got BAD %s"""
                                .formatted(
                                        textOf(session.exchanges().get(1).replyText()),
                                        session.exchanges()
                                                .get(2)
                                                .replyText()
                                                .strip()
                                                .substring(6)),
                        session,
                        2);
    }

    private static String textOf(String reply) {
        return reply.strip().replaceFirst("(?s).*] ", "");
    }

    @Test
    void ends() throws Exception {
        var session = talker.imap("a LOGOUT");
        assertThat(session).endedWith(Ending.LOGOUT).hasEnded();
        assertThatItFails(() -> assertThat(session).endedWith(Ending.AUTOLOGOUT))
                .says(
                        """
                        expected session 1 to end with autologout,
                         but it ended with logout""",
                        session);
        assertThatItFails(() -> assertThat(session).isLive())
                .says("expected session 1 to be connected,\n but it ended with logout", session);
        var mail = talker.mail;
        var tls = mail.tls().sslContext().getSocketFactory();
        try (var socket = tls.createSocket(mail.imaps().host(), mail.imaps().port())) {
            socket.getOutputStream().write("a NOOP\r\n".getBytes(UTF_8));
            socket.getInputStream().read();
            var live = mail.await().session(it -> it.isLive() && !it.commands().isEmpty());
            assertThat(live).usedTls().isLive();
            assertThatItFails(() -> assertThat(live).endedWith(Ending.LOGOUT))
                    .says(
                            """
                            expected session 2 to end with logout,
                             but it is still connected
                             (a client that is about to leave is waited for by \
                            mail.await().ended())""",
                            live);
            assertThatItFails(() -> assertThat(live).hasEnded())
                    .says(
                            """
                            expected session 2 to have ended,
                             but it is still connected
                             (a client that is about to leave is waited for by \
                            mail.await().ended())""",
                            live);
        }
    }

    @Test
    void fetching() throws IOException {
        var good =
                talker.imap(
                        "a LOGIN anna secret",
                        "b SELECT INBOX",
                        "c FETCH 1:* ENVELOPE",
                        "d FETCH 1 BODY.PEEK[]");
        assertThat(good)
                .fetchedHeadersBeforeBodies()
                .fetchedAtMost(kibibytes(50))
                .neverMarkedSeen()
                .leftCopyOnServer();
        long envelopes = good.exchanges().get(3).octetsOut();
        long body = good.exchanges().get(4).octetsOut();
        assertThatItFails(() -> assertThat(good).fetchedAtMost(octets(10)))
                .says(
                        """
                        expected session 1 to fetch 10 octets at most,
                         but it fetched %d octets:
                          %d for %s
                          %d for %s"""
                                .formatted(
                                        envelopes + body,
                                        Math.max(body, envelopes),
                                        body > envelopes
                                                ? "FETCH 1 BODY.PEEK[]"
                                                : "FETCH 1:* ENVELOPE",
                                        Math.min(body, envelopes),
                                        body > envelopes
                                                ? "FETCH 1:* ENVELOPE"
                                                : "FETCH 1 BODY.PEEK[]"),
                        good,
                        body > envelopes ? 5 : 4);
        var bad =
                talker.imap(
                        "a LOGIN anna secret",
                        "b SELECT INBOX",
                        "c FETCH 1:* BODY[]",
                        "d STORE 1 +FLAGS (\\Deleted)",
                        "e EXPUNGE");
        assertThatItFails(() -> assertThat(bad).fetchedHeadersBeforeBodies())
                .says(
                        """
                        expected session 2 to fetch headers before bodies,
                         but bodies came first: FETCH 1:* BODY[]""",
                        bad,
                        4);
        assertThatItFails(() -> assertThat(bad).neverMarkedSeen())
                .says(
                        """
                        expected session 2 never to mark a message as \\Seen,
                         but it did by FETCH 1:* BODY[] (set \\Seen on UID 1:2)
                         (BODY.PEEK[…] leaves the flags alone)""",
                        bad,
                        4);
        assertThatItFails(() -> assertThat(bad).leftCopyOnServer())
                .says(
                        """
                        expected session 2 to leave what it downloaded on the server,
                         but it deleted by EXPUNGE (expunged UID 1)""",
                        bad,
                        6);
        var stored =
                talker.imap("a LOGIN anna secret", "b SELECT INBOX", "c STORE 1 -FLAGS (\\Seen)");
        assertThat(stored).neverMarkedSeen();
        assertThatItFails(() -> assertThat(stored).fetchedHeadersBeforeBodies())
                .says(
                        """
                        expected session 3 to fetch headers before bodies,
                         but it fetched nothing""",
                        stored);
    }

    @Test
    void downloading() throws IOException {
        var kept = talker.pop3("USER anna", "PASS secret", "RETR 1", "RETR 2", "DELE 2", "QUIT");
        assertThatItFails(() -> assertThat(kept).downloadedAndDeleted())
                .says(
                        """
                        expected session 1 to download and delete by POP3,
                         but it did not delete 1""",
                        kept);
        assertThatItFails(() -> assertThat(kept).leftCopyOnServer())
                .says(
                        """
                        expected session 1 to leave what it downloaded on the server,
                         but it deleted by QUIT (expunged 1)""",
                        kept,
                        7);
        var all = talker.pop3("USER anna", "PASS secret", "RETR 1", "DELE 1", "QUIT");
        assertThat(all).downloadedAndDeleted().endedWith(Ending.QUIT);
        var none = talker.pop3("USER anna", "PASS secret", "QUIT");
        assertThatItFails(() -> assertThat(none).leftCopyOnServer())
                .says(
                        """
                        expected session 3 to leave what it downloaded on the server,
                         but it downloaded nothing""",
                        none);
    }

    @Test
    void faults() throws IOException {
        talker.mail.faults().onAny().named("shy").command("NOOP").then(Actions.reply("NO", "no"));
        var session = talker.imap("a NOOP");
        assertThat(session).metFault("shy");
        assertThatItFails(() -> assertThat(session).metFault("bold"))
                .says(
                        """
                        expected session 1 to meet the fault bold,
                         but there acted only shy
                         (assertThat(mail).firedFault("bold") tells its near misses)""",
                        session);
    }

    @Test
    void practices() throws IOException {
        var session =
                talker.imap(
                        "a LOGIN anna secret",
                        "b SELECT INBOX",
                        "c FETCH 1 (BODYSTRUCTURE BODY[])",
                        "d LOGOUT");
        assertThat(session)
                .followsGoodPractice("fetch-per-message", "connection-left-open")
                .followsGoodPracticeExcept("login-without-tls", "forbidden-pipelining");
        var inClear =
                """
                it does not:
                  login-without-tls (RFC 8314 §5.2, RFC 2595 §2.2): LOGIN went in clear although \
                STARTTLS was offered; begin TLS first""";
        assertThatItFails(() -> assertThat(session).followsGoodPractice("login-without-tls"))
                .says(
                        "expected session 1 to follow good practice (login-without-tls),\n but "
                                + inClear,
                        session,
                        2);
        assertThatItFails(
                        () -> assertThat(session).followsGoodPracticeExcept("forbidden-pipelining"))
                .says(
                        """
                        expected session 1 to follow good practice (the usual but \
                        forbidden-pipelining),
                         but %s"""
                                .formatted(inClear),
                        session,
                        2);
        assertThatItFails(() -> assertThat(session).followsGoodPractice())
                .startsWith(
                        "expected session 1 to follow good practice (the usual),\n but " + inClear);
        assertThatItFails(() -> assertThat(session).followsGoodPractice("body-without-peek"))
                .says(
                        """
                        expected session 1 to follow good practice (body-without-peek),
                         but it does not:
                          body-without-peek (RFC 9051 §6.4.5): (BODYSTRUCTURE BODY[]) sets \\Seen; \
                        fetch BODY.PEEK[], or EXAMINE the mailbox""",
                        session,
                        4);
    }

    @Test
    void aMessageIsSeenAlike() throws IOException {
        var message = talker.mail.account("anna").inbox().message(1);
        var before = talker.imap("a LOGIN anna secret", "b SELECT INBOX", "c FETCH 1 (UID FLAGS)");
        assertThat(message).isSeenAlikeBy(before);
        message.addFlags(Flag.SEEN);
        var expected =
                "expected session %d to know message 1 (UID 1, \"one\" from Postiche"
                        + " <postiche@example.org>, \\Seen) in INBOX of anna as \\Seen,\n but it was"
                        + " told %s";
        assertThatItFails(() -> assertThat(message).isSeenAlikeBy(before))
                .says(expected.formatted(1, "last of the flags \\RECENT"), before);
        var phone = talker.imap("a LOGIN anna secret", "b SELECT INBOX", "c UID FETCH 1 (FLAGS)");
        var laptop =
                talker.imap(
                        "a LOGIN anna secret",
                        "b SELECT INBOX",
                        "c STORE 1:2 +FLAGS.SILENT (\\Seen)");
        var tablet =
                talker.imap(
                        "a LOGIN anna secret",
                        "b ENABLE UIDONLY",
                        "c SELECT INBOX",
                        "d UID FETCH 1 (FLAGS)");
        assertThat(message).isSeenAlikeBy(phone, laptop, tablet);
        var deaf = talker.imap("a LOGIN anna secret", "b SELECT INBOX");
        assertThatItFails(() -> assertThat(message).isSeenAlikeBy(phone, deaf))
                .says(expected.formatted(5, "nothing of its flags"), deaf);
    }
}
