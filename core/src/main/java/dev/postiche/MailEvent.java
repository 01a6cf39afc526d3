package dev.postiche;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happened at a server, whoever did it; see {@link MockMailServer#watch}.
 *
 * @param type what
 * @param at by the server's clock
 * @param account whose mail or session it concerns, where that is known
 * @param mailbox which it concerns, with {@code /} between levels
 * @param session the number of the session in which it happened, of those that are recorded
 * @param text what more there is to say: UIDs as {@code 1:3,7}, a command, a fault's name, how a
 *     session ended, the new name of a mailbox; else empty
 */
public record MailEvent(
        Type type,
        Instant at,
        Optional<String> account,
        Optional<String> mailbox,
        OptionalInt session,
        String text) {

    /** What happened. */
    public enum Type {
        ACCOUNT_CREATED,
        ACCOUNT_DELETED,
        MAILBOX_CREATED,
        MAILBOX_RENAMED,
        MAILBOX_DELETED,
        MESSAGES_ARRIVED,
        FLAGS_CHANGED,
        MESSAGES_EXPUNGED,
        /** A snapshot, or the start, was restored: anything may have changed. */
        RESTORED,
        SESSION_BEGAN,
        /** A client has got the reply to a command. */
        COMMAND,
        /** A fault acted. */
        FAULT,
        SESSION_ENDED,
        /** Events were lost to who listens from afar and did not keep up. */
        MISSED;

        /** The word for it in JSON: {@code messages-arrived}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one of that word. */
        public static Optional<Type> byWord(String word) {
            return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
        }

        /** All words. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Type::word).toList();
        }
    }
}
