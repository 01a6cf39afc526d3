package dev.postiche.assertj.error;

import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import java.util.stream.Collectors;

/** Mailboxes and messages in the words of a failure. */
final class Described {

    /** More would hide the line that says what is wrong. */
    private static final int LISTED = 20;

    private static final int WIDTH = 400;

    private Described() {}

    static String mailbox(Mailbox mailbox) {
        return mailbox.name() + " of " + mailbox.account().user();
    }

    /** {@code message 1 (UID 7, "Hi" from bob@example.org, \Seen) in INBOX of anna}. */
    static String message(MailMessage message) {
        return (message.exists()
                        ? inList(message)
                        : "the message with UID " + message.uid() + ", which is gone,")
                + " in "
                + mailbox(message.mailbox());
    }

    private static String inList(MailMessage message) {
        var flags = message.flags().stream().map(flag -> ", " + flag).sorted();
        return "message %s (UID %s, \"%s\" from %s%s)"
                .formatted(
                        message.sequenceNumber(),
                        message.uid(),
                        message.subject(),
                        message.from().isEmpty() ? "nobody" : message.from(),
                        flags.collect(Collectors.joining()));
    }

    /** The messages of a mailbox, each in a line of its own, as far as there is room. */
    static String contents(Mailbox mailbox) {
        var messages = mailbox.messages();
        int rest = messages.size() - LISTED;
        return messages.stream()
                        .limit(LISTED)
                        .map(message -> "\n  " + inList(message))
                        .collect(Collectors.joining())
                + (rest > 0 ? "\n  and " + rest + " more" : "");
    }

    /** A text that may be as long as a book. */
    static String cut(String text) {
        var trimmed = text.strip();
        return trimmed.length() <= WIDTH
                ? trimmed
                : trimmed.substring(0, trimmed.offsetByCodePoints(0, WIDTH / 2))
                        + "… (%s characters more)".formatted(trimmed.length() - WIDTH / 2);
    }
}
