package dev.postiche.assertj;

import static dev.postiche.assertj.error.ShouldBeMailbox.shouldBeSubscribed;
import static dev.postiche.assertj.error.ShouldBeMailbox.shouldHaveSpecialUse;
import static dev.postiche.assertj.error.ShouldBeMailbox.shouldHaveUidValidity;
import static dev.postiche.assertj.error.ShouldHaveMessages.shouldHaveMessageCount;
import static dev.postiche.assertj.error.ShouldHaveMessages.shouldHaveSubjects;
import static dev.postiche.assertj.error.ShouldHaveMessages.shouldHaveUnseenCount;
import static dev.postiche.assertj.error.ShouldHaveMessages.shouldNotBeEmpty;
import static dev.postiche.assertj.error.ShouldHaveMessages.shouldNotHaveSubject;

import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import dev.postiche.assertj.error.ShouldHaveMessages;
import dev.postiche.spec.SpecialUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asserted of a mailbox: how many messages it has, and through it each of them. */
public final class MailboxAssert extends MailAssert<MailboxAssert, Mailbox> {

    MailboxAssert(@Nullable Mailbox actual, Reports reports) {
        super(actual, MailboxAssert.class, reports);
    }

    /**
     * Goes on with the message that has this sequence number, counted from 1.
     *
     * <pre>{@code
     * assertThat(inbox).message(1).isSeen(); // passes if it was read
     * assertThat(inbox).message(3); // fails: INBOX of anna has no message 3; it has 2
     * }</pre>
     */
    public MailMessageAssert message(int sequenceNumber) {
        return lead(() -> actual.message(sequenceNumber), MailMessageAssert::new);
    }

    /**
     * Goes on with the message that has this UID.
     *
     * <pre>{@code
     * assertThat(inbox).messageWithUid(7).isSeen(); // passes if it was read
     * assertThat(inbox).messageWithUid(8); // fails: INBOX of anna has no message with UID 8; ...
     * }</pre>
     */
    public MailMessageAssert messageWithUid(long uid) {
        return lead(() -> actual.messageWithUid(uid), MailMessageAssert::new);
    }

    /**
     * Goes on with the first message that has this subject, decoded.
     *
     * <pre>{@code
     * assertThat(inbox).messageWithSubject("Hi").isSeen(); // passes if it was read
     * assertThat(inbox).messageWithSubject("Ho"); // fails, and lists the messages
     * }</pre>
     */
    public MailMessageAssert messageWithSubject(String subject) {
        return lead(
                () ->
                        actual.messages().stream()
                                .filter(it -> it.subject().equals(subject))
                                .findFirst(),
                () -> ShouldHaveMessages.shouldHaveSubject(actual, subject),
                MailMessageAssert::new);
    }

    /**
     * Goes on with the message that came last.
     *
     * <pre>{@code
     * assertThat(inbox).lastMessage().hasSubject("Newest"); // passes
     * assertThat(archive).lastMessage(); // fails: ... to have a message, but it is empty
     * }</pre>
     */
    public MailMessageAssert lastMessage() {
        return lead(
                () -> actual.messages().stream().reduce((first, second) -> second),
                () -> shouldNotBeEmpty(actual),
                MailMessageAssert::new);
    }

    /**
     * How many messages there are.
     *
     * <pre>{@code
     * assertThat(inbox).hasMessageCount(2); // passes if there are two
     * assertThat(inbox).hasMessageCount(3); // fails, and lists the two
     * }</pre>
     */
    public MailboxAssert hasMessageCount(int expected) {
        return equal(
                () -> actual.messageCount(),
                expected,
                () -> shouldHaveMessageCount(actual, expected));
    }

    /**
     * How many messages were not read.
     *
     * <pre>{@code
     * assertThat(inbox).hasUnseenCount(1); // passes if all but one have the \Seen flag
     * assertThat(inbox).hasUnseenCount(0); // fails, and lists the messages
     * }</pre>
     */
    public MailboxAssert hasUnseenCount(int expected) {
        return equal(
                () -> actual.unseenCount(),
                expected,
                () -> shouldHaveUnseenCount(actual, expected));
    }

    /**
     * That there is no message.
     *
     * <pre>{@code
     * assertThat(inbox).isEmpty(); // passes if all were expunged
     * assertThat(inbox).isEmpty(); // fails if there is one, and lists it
     * }</pre>
     */
    public MailboxAssert isEmpty() {
        return hasMessageCount(0);
    }

    /**
     * The decoded subjects in the order of the messages.
     *
     * <pre>{@code
     * assertThat(inbox).hasSubjects("Welcome", "Lunch?"); // passes
     * assertThat(inbox).hasSubjects("Lunch?", "Welcome"); // fails, and lists the messages
     * }</pre>
     */
    public MailboxAssert hasSubjects(String... subjects) {
        var expected = List.of(subjects);
        return equal(
                () -> actual.messages().stream().map(MailMessage::subject).toList(),
                expected,
                () -> shouldHaveSubjects(actual, expected));
    }

    /**
     * That no message has this subject, decoded.
     *
     * <pre>{@code
     * assertThat(inbox).hasNoMessageWithSubject("Spam"); // passes
     * assertThat(inbox).hasNoMessageWithSubject("Lunch?"); // fails, and lists the messages
     * }</pre>
     */
    public MailboxAssert hasNoMessageWithSubject(String subject) {
        return holds(
                () -> actual.messages().stream().noneMatch(it -> it.subject().equals(subject)),
                () -> shouldNotHaveSubject(actual, subject));
    }

    /**
     * What the mailbox is for. RFC 6154
     *
     * <pre>{@code
     * assertThat(sent).hasSpecialUse(SpecialUse.SENT); // passes
     * assertThat(sent).hasSpecialUse(SpecialUse.TRASH); // fails: expected Sent of anna to be for ...
     * }</pre>
     */
    public MailboxAssert hasSpecialUse(SpecialUse use) {
        return holds(
                () -> actual.specialUse().contains(use), () -> shouldHaveSpecialUse(actual, use));
    }

    /**
     * That the account is subscribed to the mailbox.
     *
     * <pre>{@code
     * assertThat(inbox).isSubscribed(); // passes after SUBSCRIBE
     * assertThat(archive).isSubscribed(); // fails: ... to be subscribed to, but it is not
     * }</pre>
     */
    public MailboxAssert isSubscribed() {
        return holds(() -> actual.isSubscribed(), () -> shouldBeSubscribed(actual));
    }

    /**
     * The UIDVALIDITY. RFC 9051 §2.3.1.1
     *
     * <pre>{@code
     * assertThat(inbox).hasUidValidity(1); // passes
     * assertThat(inbox).hasUidValidity(2); // fails: ... UIDVALIDITY 2, but it is 1
     * }</pre>
     */
    public MailboxAssert hasUidValidity(long expected) {
        return equal(
                () -> actual.uidValidity(),
                expected,
                () -> shouldHaveUidValidity(actual, expected));
    }
}
