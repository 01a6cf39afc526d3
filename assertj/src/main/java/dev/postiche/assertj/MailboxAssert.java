package dev.postiche.assertj;

import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** What can be asserted of a mailbox: how many messages it has, and through it each of them. */
public final class MailboxAssert extends AbstractAssert<MailboxAssert, Mailbox> {

    /** More would hide the line that says what is wrong. */
    private static final int LISTED = 20;

    MailboxAssert(Mailbox actual) {
        super(actual, MailboxAssert.class);
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
        isNotNull();
        try {
            return on(actual.message(sequenceNumber));
        } catch (NoSuchElementException missing) {
            throw failure("%s", missing.getMessage() + contents());
        }
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
        isNotNull();
        try {
            return on(actual.messageWithUid(uid));
        } catch (NoSuchElementException missing) {
            throw failure("%s", missing.getMessage() + contents());
        }
    }

    private MailMessageAssert on(MailMessage message) {
        return new MailMessageAssert(message).as(info.descriptionText());
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
        return has("message(s)", expected, actual.messageCount());
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
        return has("unseen message(s)", expected, actual.unseenCount());
    }

    private MailboxAssert has(String what, int expected, int found) {
        isNotNull();
        if (found != expected) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "expected %s to have %d %s, but it has %d%s",
                    Described.mailbox(actual),
                    expected,
                    what,
                    found,
                    contents());
        }
        return this;
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
        isNotNull();
        var expected = List.of(subjects);
        var found = actual.messages().stream().map(MailMessage::subject).toList();
        if (!found.equals(expected)) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "expected %s to have the subjects %s%s",
                    Described.mailbox(actual),
                    expected,
                    contents());
        }
        return this;
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
