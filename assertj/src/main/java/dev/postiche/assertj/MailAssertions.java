package dev.postiche.assertj;

import dev.postiche.MailAccount;
import dev.postiche.MailAttachment;
import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import dev.postiche.MockMailServer;
import dev.postiche.expect.Times;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;

/**
 * Where assertions about a mail server begin; to be imported statically, beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(mail).account("anna").mailbox("INBOX").message(1).isSeen();
 * assertThat(mail.recording()).session(1).sentInOrder("SELECT", "UID FETCH").neverSent("EXPUNGE");
 * }</pre>
 *
 * <p>{@link MailSoftAssertions} begins the same ones and tells all failures at once.
 */
public final class MailAssertions {

    private MailAssertions() {}

    /** Assertions about the mail of a server. */
    public static MockMailServerAssert assertThat(MockMailServer actual) {
        return new MockMailServerAssert(actual, Reports.AT_ONCE);
    }

    /** Assertions about one account. */
    public static MailAccountAssert assertThat(MailAccount actual) {
        return new MailAccountAssert(actual, Reports.AT_ONCE);
    }

    /** Assertions about one mailbox. */
    public static MailboxAssert assertThat(Mailbox actual) {
        return new MailboxAssert(actual, Reports.AT_ONCE);
    }

    /** Assertions about one message. */
    public static MailMessageAssert assertThat(MailMessage actual) {
        return new MailMessageAssert(actual, Reports.AT_ONCE);
    }

    /** Assertions about one attachment. */
    public static MailAttachmentAssert assertThat(MailAttachment actual) {
        return new MailAttachmentAssert(actual, Reports.AT_ONCE);
    }

    /** Assertions about what was said in all sessions. */
    public static RecordingAssert assertThat(Recording actual) {
        return new RecordingAssert(actual, Reports.AT_ONCE);
    }

    /** Assertions about what was said in one session. */
    public static RecordedSessionAssert assertThat(RecordedSession actual) {
        return new RecordedSessionAssert(actual, Reports.AT_ONCE);
    }

    /** Assertions about one command and its reply. */
    public static RecordedExchangeAssert assertThat(RecordedExchange actual) {
        return new RecordedExchangeAssert(actual, Reports.AT_ONCE);
    }

    /** Exactly so often: {@code sent("FETCH", times(3))}. */
    public static Times times(int count) {
        return Times.times(count);
    }

    /** So often or more. */
    public static Times atLeast(int count) {
        return Times.atLeast(count);
    }

    /** So often or less. */
    public static Times atMost(int count) {
        return Times.atMost(count);
    }

    /** An amount of data: {@code fetchedAtMost(octets(500))}. */
    public static Octets octets(long count) {
        return new Octets(count);
    }

    /** An amount of data in units of 1,024 octets. */
    public static Octets kibibytes(long count) {
        return new Octets(Math.multiplyExact(count, 1024L));
    }

    /** An amount of data in units of 1,048,576 octets. */
    public static Octets mebibytes(long count) {
        return new Octets(Math.multiplyExact(count, 1_048_576L));
    }
}
