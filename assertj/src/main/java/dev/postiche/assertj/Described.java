package dev.postiche.assertj;

import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import java.util.stream.Collectors;

/** Mailboxes and messages in the words of a failure. */
final class Described {

    private Described() {}

    static String mailbox(Mailbox mailbox) {
        return mailbox.name() + " of " + mailbox.account().user();
    }

    /** {@code message 1 (UID 7, "Hi" from bob@example.org, \Seen)}. */
    static String message(MailMessage message) {
        var flags = message.flags().stream().map(flag -> ", " + flag).sorted();
        return "message %d (UID %d, \"%s\" from %s%s)"
                .formatted(
                        message.sequenceNumber(),
                        message.uid(),
                        message.subject(),
                        message.from().isEmpty() ? "nobody" : message.from(),
                        flags.collect(Collectors.joining()));
    }
}
