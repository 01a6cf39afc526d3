package dev.postiche.assertj;

import dev.postiche.MailAccount;
import dev.postiche.MailAttachment;
import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import dev.postiche.MockMailServer;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;

/**
 * The same assertions, of which all failures are told at the end; those of AssertJ are there too.
 *
 * <p>A way that leads nowhere is told once, and what would have followed on it is passed over.
 *
 * <pre>{@code
 * MailSoftAssertions.assertMailSoftly(softly -> {
 *     softly.assertThat(mail).account("anna").mailbox("INBOX").message(1).isSeen().isFlagged();
 *     softly.assertThat(mail.recording()).session(1).usedTls();
 * });
 * }</pre>
 *
 * <p>JUnit gives one to a test that asks for it by AssertJ's {@code SoftAssertionsExtension}.
 */
public class MailSoftAssertions extends SoftAssertions {

    /** Runs assertions and then fails with all that failed. */
    public static void assertMailSoftly(Consumer<MailSoftAssertions> assertions) {
        var softly = new MailSoftAssertions();
        assertions.accept(softly);
        softly.assertAll();
    }

    private Reports reports() {
        return Reports.collecting(this::collectAssertionError);
    }

    /** Assertions about the mail of a server. */
    public MockMailServerAssert assertThat(MockMailServer actual) {
        return new MockMailServerAssert(actual, reports());
    }

    /** Assertions about one account. */
    public MailAccountAssert assertThat(MailAccount actual) {
        return new MailAccountAssert(actual, reports());
    }

    /** Assertions about one mailbox. */
    public MailboxAssert assertThat(Mailbox actual) {
        return new MailboxAssert(actual, reports());
    }

    /** Assertions about one message. */
    public MailMessageAssert assertThat(MailMessage actual) {
        return new MailMessageAssert(actual, reports());
    }

    /** Assertions about one attachment. */
    public MailAttachmentAssert assertThat(MailAttachment actual) {
        return new MailAttachmentAssert(actual, reports());
    }

    /** Assertions about what was said in all sessions. */
    public RecordingAssert assertThat(Recording actual) {
        return new RecordingAssert(actual, reports());
    }

    /** Assertions about what was said in one session. */
    public RecordedSessionAssert assertThat(RecordedSession actual) {
        return new RecordedSessionAssert(actual, reports());
    }

    /** Assertions about one command and its reply. */
    public RecordedExchangeAssert assertThat(RecordedExchange actual) {
        return new RecordedExchangeAssert(actual, reports());
    }
}
