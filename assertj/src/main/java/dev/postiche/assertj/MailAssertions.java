package dev.postiche.assertj;

import dev.postiche.MailAccount;
import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import dev.postiche.MockMailServer;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;

/**
 * Where assertions about a mail server begin; to be imported statically, beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(mail).account("anna").mailbox("INBOX").message(1).isSeen();
 * assertThat(mail.recording()).session(1).sentInOrder("SELECT", "UID FETCH").neverSent("EXPUNGE");
 * }</pre>
 */
public final class MailAssertions {

    private MailAssertions() {}

    /** Assertions about the mail of a server. */
    public static MockMailServerAssert assertThat(MockMailServer actual) {
        return new MockMailServerAssert(actual);
    }

    /** Assertions about one account. */
    public static MailAccountAssert assertThat(MailAccount actual) {
        return new MailAccountAssert(actual);
    }

    /** Assertions about one mailbox. */
    public static MailboxAssert assertThat(Mailbox actual) {
        return new MailboxAssert(actual);
    }

    /** Assertions about one message. */
    public static MailMessageAssert assertThat(MailMessage actual) {
        return new MailMessageAssert(actual);
    }

    /** Assertions about what was said in all sessions. */
    public static RecordingAssert assertThat(Recording actual) {
        return new RecordingAssert(actual);
    }

    /** Assertions about what was said in one session. */
    public static RecordedSessionAssert assertThat(RecordedSession actual) {
        return new RecordedSessionAssert(actual);
    }
}
