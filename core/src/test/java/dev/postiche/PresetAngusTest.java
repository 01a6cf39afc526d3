package dev.postiche;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.TokenSpec.token;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.fault.ArmedFault;
import dev.postiche.record.RecordedSession;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.search.SubjectTerm;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a real client, Angus Mail, makes of each preset. Where it notices nothing a program on it
 * loses mail: a body that is cut without a trace, a QUIT that was never heard.
 */
class PresetAngusTest {
    private static final String MAIL =
            "From: ben@example.org\r\nSubject: first\r\n"
                    + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                    + "Content-Type: text/plain; charset=us-ascii\r\n\r\n"
                    + "text ".repeat(100)
                    + "\r\n--b\r\nContent-Type: text/plain; charset=us-ascii\r\n"
                    + "Content-Disposition: attachment; filename=a.txt\r\n\r\nmore\r\n--b--\r\n";

    private static MockMailServer server() {
        var mail = MockMailServer.builder().account("anna", "secret").seed(7).start();
        for (int i = 0; i < 3; i++) {
            mail.account("anna").inbox().deliver(MAIL);
        }
        return mail;
    }

    private static Session session(String protocol) {
        var settings = new Properties();
        // So long it waits for a server that says nothing more; a busy machine needs some of it.
        settings.setProperty("mail." + protocol + ".timeout", "4000");
        return Session.getInstance(settings);
    }

    private static void arm(MockMailServer mail, String preset, String parameter) {
        var builder = mail.faults().preset(preset);
        if (!parameter.isEmpty()) {
            builder.with(parameter.split("=")[0], parameter.split("=")[1]);
        }
        builder.arm();
    }

    private static long fired(MockMailServer mail) {
        return mail.faults().armed().stream().mapToLong(ArmedFault::fired).sum();
    }

    /** An exception with all its causes. */
    private static String text(Throwable e) {
        var text = new StringBuilder();
        for (var at = e; at != null; at = at.getCause()) {
            text.append(at.getClass().getSimpleName()).append(": ").append(at.getMessage());
            text.append("; ");
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "half-open |  | read | Read timed out",
                "bye-shutdown |  | read | BYE Server shutting down",
                "drop-mid-idle | after=50ms | idle | FolderClosedException",
                "drop-mid-literal |  | read | FolderClosedException",
                "stall-mid-literal |  | read | FolderClosedException",
                "throttle-ms365 |  | read | Suggested Backoff Time: 5000 milliseconds",
                "throttle-gmail |  | read | [THROTTLED]",
                "too-many-connections |  | read | AuthenticationFailedException: [ALERT] Too many",
                "auth-but-not-connected |  | read | BadCommandException",
                "uidvalidity-change |  | reopen | 1 then 2",
                "bad-bodystructure | variant=empty-parameters | read | Unable to load BODYSTRUCTURE",
                "bad-bodystructure | variant=no-lines | read | Unable to load BODYSTRUCTURE",
                "bad-bodystructure | variant=negative-size | read | Unable to load BODYSTRUCTURE",
                "bad-bodystructure | variant=nil-encoding | read | first/750, 2 parts, 500 characters",
                "bad-bodystructure | variant=unquoted-encoding | read | first/750, 2 parts, 500 characters",
                "bad-bodystructure | variant=nil-type | read | Unable to load BODYSTRUCTURE",
                "bad-bodystructure | variant=string-disposition | read | Unable to load BODYSTRUCTURE",
                "bad-bodystructure | variant=no-parts | read | Unable to load BODYSTRUCTURE",
                "unsolicited-in-fetch | message=2 | read | first/750, 2 parts, 500 characters",
                "wrong-size |  | read | first/850, 2 parts, 500 characters",
                "fetch-one-fails |  | read | Unable to load BODYSTRUCTURE",
                "over-quota |  | copy | [OVERQUOTA]",
                "exchange-bad |  | read | Command Argument Error. 11",
                "item-order |  | read | first/750, 2 parts, 500 characters",
                "missing-item | item=ENVELOPE | read | Failed to load IMAP envelope",
                "search-lies |  | search | found 0",
                "slow-search | delay=10ms | search | found 3",
                "partial-fetch | octets=50 | read | first/750, 2 parts, 50 characters",
                "literal-where-string |  | read | first/750, 2 parts, 500 characters",
                "connect-lottery | probability=1 | read | Connection reset",
                "server-restart |  | read | BYE Server shutting down for a restart",
                "vanished-under-me |  | read | first/750, 2 parts, 500 characters"
            })
    void imap(String preset, String parameter, String work, String outcome) {
        try (var mail = server()) {
            arm(mail, preset, String.valueOf(parameter).replace("null", ""));
            assertThat(imap(mail, work)).contains(outcome);
            assertThat(fired(mail)).isPositive();
        }
    }

    private static String imap(MockMailServer mail, String work) {
        try (var store = (IMAPStore) session("imap").getStore("imap")) {
            store.connect(mail.imap().host(), mail.imap().port(), "anna", "secret");
            var inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            return switch (work) {
                case "idle" -> {
                    inbox.idle(true);
                    yield "it came back from IDLE";
                }
                case "reopen" -> {
                    long before = inbox.getUIDValidity();
                    inbox.close();
                    inbox.open(Folder.READ_ONLY);
                    yield before + " then " + inbox.getUIDValidity();
                }
                case "search" -> "found " + inbox.search(new SubjectTerm("first")).length;
                case "copy" -> {
                    inbox.copyMessages(new Message[] {inbox.getMessage(1)}, inbox);
                    yield "copied";
                }
                default -> read(inbox.getMessage(1));
            };
        } catch (Exception e) {
            return text(e);
        }
    }

    private static String read(Message message) throws Exception {
        var parts = (Multipart) message.getContent();
        return "%s/%d, %d parts, %d characters"
                .formatted(
                        message.getSubject(),
                        message.getSize(),
                        parts.getCount(),
                        String.valueOf(parts.getBodyPart(0).getContent()).length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop-mid-literal |  | error fetching POP3 content",
                "stall-mid-literal |  | error fetching POP3 content",
                "uidl-repeats |  | the-same-id, the-same-id",
                "uidl-missing |  | ids null, null",
                "in-use |  | AuthenticationFailedException: [IN-USE]",
                "login-delay |  | AuthenticationFailedException: [LOGIN-DELAY]",
                "wrong-octets |  | 676 octets",
                "no-final-dot |  | Connection reset",
                "not-dot-stuffed |  | 2 parts, closed",
                "drop-before-quit |  | closed, then 3",
                "drop-after-quit |  | closed, then 2"
            })
    void pop3(String preset, String parameter, String outcome) {
        try (var mail = server()) {
            arm(mail, preset, String.valueOf(parameter).replace("null", ""));
            var seen = pop3(mail) + ", then " + mail.account("anna").inbox().messageCount();
            assertThat(seen).contains(outcome);
            assertThat(fired(mail)).isPositive();
        }
    }

    private static String pop3(MockMailServer mail) {
        try (var store = (POP3Store) session("pop3").getStore("pop3")) {
            store.connect(mail.pop3().host(), mail.pop3().port(), "anna", "secret");
            var inbox = (POP3Folder) store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            var first = inbox.getMessage(1);
            var text =
                    "ids %s, %s, %d octets, %d parts"
                            .formatted(
                                    inbox.getUID(first),
                                    inbox.getUID(inbox.getMessage(2)),
                                    first.getSize(),
                                    ((Multipart) first.getContent()).getCount());
            first.setFlag(Flags.Flag.DELETED, true);
            inbox.close(true);
            return text + ", closed";
        } catch (Exception e) {
            return text(e);
        }
    }

    /** Refused once, and let in when it comes back, as a program does that has fetched another. */
    @ParameterizedTest
    @CsvSource({"imap", "pop3"})
    void aTokenHasExpired(String protocol) throws Exception {
        try (var mail =
                MockMailServer.builder().account(account("anna").tokens(token("t-2"))).start()) {
            mail.faults().preset("token-expired").arm();
            var endpoint = protocol.equals("imap") ? mail.imap() : mail.pop3();
            var settings = new Properties();
            settings.setProperty("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
            try (var store = Session.getInstance(settings).getStore(protocol)) {
                assertThatThrownBy(
                                () ->
                                        store.connect(
                                                endpoint.host(), endpoint.port(), "anna", "t-2"))
                        .isInstanceOf(AuthenticationFailedException.class)
                        .hasMessageContaining("Access token has expired");
                store.connect(endpoint.host(), endpoint.port(), "anna", "t-2");
                assertThat(store.isConnected()).isTrue();
            }
        }
    }

    @Test
    void whatComesWhileIdleIsDeafIsNotHeardOf() throws Exception {
        try (var mail = server();
                var store = (IMAPStore) session("imap").getStore("imap")) {
            mail.faults().preset("idle-goes-deaf").with("pushes", 1).arm();
            store.connect(mail.imap().host(), mail.imap().port(), "anna", "secret");
            var inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            var heard = new AtomicInteger();
            var first = new CountDownLatch(1);
            inbox.addMessageCountListener(
                    new MessageCountAdapter() {
                        @Override
                        public void messagesAdded(MessageCountEvent event) {
                            heard.addAndGet(event.getMessages().length);
                            first.countDown();
                        }
                    });
            var idling = new Thread(() -> imapIdle(inbox));
            idling.start();

            mail.await().session(RecordedSession::isIdle);
            mail.account("anna").inbox().deliver(MAIL);
            assertThat(first.await(10, SECONDS)).isTrue();
            mail.account("anna").inbox().deliver(MAIL);
            mail.await().fault("idle-goes-deaf", 1);
            mail.disconnect(1);
            idling.join(10_000);
            assertThat(heard).hasValue(1);
        }
    }

    private static void imapIdle(IMAPFolder inbox) {
        try {
            while (inbox.isOpen()) {
                inbox.idle();
            }
        } catch (Exception e) {
            // The test ends the connection.
        }
    }
}
