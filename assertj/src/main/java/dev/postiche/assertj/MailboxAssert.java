package dev.postiche.assertj;

import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import dev.postiche.spec.SpecialUse;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be asserted of a mailbox: how many messages it has, and through it each of them. */
public final class MailboxAssert extends MailAssert<MailboxAssert, Mailbox> {

    /** More would hide the line that says what is wrong. */
    private static final int LISTED = 20;

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
        return on(() -> actual.message(sequenceNumber));
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
        return on(() -> actual.messageWithUid(uid));
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
        return on(
                () ->
                        actual.messages().stream()
                                .filter(it -> it.subject().equals(subject))
                                .findFirst()
                                .orElseThrow(
                                        () ->
                                                new NoSuchElementException(
                                                        "%s has no message with the subject \"%s\""
                                                                .formatted(
                                                                        Described.mailbox(actual),
                                                                        subject))));
    }

    /**
     * Goes on with the message that came last.
     *
     * <pre>{@code
     * assertThat(inbox).lastMessage().hasSubject("Newest"); // passes
     * assertThat(archive).lastMessage(); // fails: Archive of anna has no message; it is empty
     * }</pre>
     */
    public MailMessageAssert lastMessage() {
        return on(
                () ->
                        actual.messages().stream()
                                .reduce((first, second) -> second)
                                .orElseThrow(
                                        () ->
                                                new NoSuchElementException(
                                                        Described.mailbox(actual)
                                                                + " has no message; it is empty")));
    }

    private MailMessageAssert on(Supplier<MailMessage> message) {
        return lead(message, MailMessageAssert::new, this::contents);
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
        return has("message(s)", expected, () -> actual.messageCount());
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
        return has("unseen message(s)", expected, () -> actual.unseenCount());
    }

    private MailboxAssert has(String what, int expected, Supplier<Integer> count) {
        return holds(
                () ->
                        unless(
                                count.get() == expected,
                                () ->
                                        "expected %s to have %d %s, but it has %d%s"
                                                .formatted(
                                                        Described.mailbox(actual),
                                                        expected,
                                                        what,
                                                        count.get(),
                                                        contents())));
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
        return holds(
                () -> {
                    var expected = List.of(subjects);
                    var found = actual.messages().stream().map(MailMessage::subject).toList();
                    return unless(
                            found.equals(expected),
                            () ->
                                    "expected %s to have the subjects %s%s"
                                            .formatted(
                                                    Described.mailbox(actual),
                                                    expected,
                                                    contents()));
                });
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
                () ->
                        unless(
                                actual.messages().stream()
                                        .noneMatch(it -> it.subject().equals(subject)),
                                () ->
                                        "expected %s to have no message with the subject \"%s\"%s"
                                                .formatted(
                                                        Described.mailbox(actual),
                                                        subject,
                                                        contents())));
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
                () ->
                        unless(
                                actual.specialUse().contains(use),
                                () ->
                                        "expected %s to be for %s, but it is for %s"
                                                .formatted(
                                                        Described.mailbox(actual),
                                                        use,
                                                        actual.specialUse())));
    }

    /**
     * That the account is subscribed to the mailbox.
     *
     * <pre>{@code
     * assertThat(inbox).isSubscribed(); // passes after SUBSCRIBE
     * assertThat(archive).isSubscribed(); // fails: expected a subscription to Archive of anna
     * }</pre>
     */
    public MailboxAssert isSubscribed() {
        return holds(
                () ->
                        unless(
                                actual.isSubscribed(),
                                () -> "expected a subscription to " + Described.mailbox(actual)));
    }

    /**
     * The UIDVALIDITY. RFC 9051 §2.3.1.1
     *
     * <pre>{@code
     * assertThat(inbox).hasUidValidity(1); // passes
     * assertThat(inbox).hasUidValidity(2); // fails: expected UIDVALIDITY 2 of INBOX of anna ...
     * }</pre>
     */
    public MailboxAssert hasUidValidity(long expected) {
        return holds(
                () ->
                        unless(
                                actual.uidValidity() == expected,
                                () ->
                                        "expected UIDVALIDITY %d of %s, but it is %d"
                                                .formatted(
                                                        expected,
                                                        Described.mailbox(actual),
                                                        actual.uidValidity())));
    }

    private String contents() {
        var messages = actual.messages();
        var rest = messages.size() - LISTED;
        return messages.stream()
                        .limit(LISTED)
                        .map(message -> "\n  " + Described.message(message))
                        .collect(Collectors.joining())
                + (rest > 0 ? "\n  and " + rest + " more" : "");
    }
}
