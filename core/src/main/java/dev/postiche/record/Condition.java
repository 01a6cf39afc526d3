package dev.postiche.record;

import dev.postiche.spec.Flag;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a test may wait for, as plain data: so that it can be asked for over HTTP in the same words,
 * and is told in the same words when the time is up.
 *
 * <pre>{@code
 * mail.await().until(new Condition.Messages("anna", "Sent", 1));
 * }</pre>
 */
public sealed interface Condition {

    /**
     * A mailbox holds at least so many messages.
     *
     * @param account the user
     * @param mailbox its name, levels divided by {@code /}
     * @param count 0 or more
     */
    record Messages(String account, String mailbox, int count) implements Condition {
        @Override
        public String toString() {
            return "%s message(s) in %s of %s".formatted(count, mailbox, account);
        }
    }

    /**
     * A message has these flags: it was read, answered, marked as deleted.
     *
     * @param uid its UID
     */
    record Flags(String account, String mailbox, long uid, Set<Flag> flags) implements Condition {

        /** Keeps a copy of the set. */
        public Flags {
            flags = Set.copyOf(flags);
        }

        @Override
        public String toString() {
            var names = new TreeSet<String>();
            flags.forEach(flag -> names.add(flag.name()));
            return "%s on the message with UID %s in %s of %s"
                    .formatted(String.join(" ", names), uid, mailbox, account);
        }
    }

    /**
     * Clients got the replies to so many such commands.
     *
     * @param sessions in which the commands count
     * @param count 1 or more
     */
    record Commands(SessionFilter sessions, CommandPattern command, int count)
            implements Condition {
        @Override
        public String toString() {
            return (count == 1 ? "the reply to " : "the replies to %s ".formatted(count))
                    + command
                    + (sessions.equals(SessionFilter.ALL) ? "" : " in " + sessions);
        }
    }

    /**
     * There are so many such sessions: {@code idle}, or {@code ended}.
     *
     * @param count 1 or more
     */
    record Sessions(SessionFilter sessions, int count) implements Condition {
        @Override
        public String toString() {
            return (count == 1 ? "" : count + " times ") + sessions;
        }
    }

    /**
     * A fault acted so many times since it was armed.
     *
     * @param name under which it is armed
     * @param fired 1 or more
     */
    record FaultFired(String name, long fired) implements Condition {
        @Override
        public String toString() {
            return "the fault " + name + " to act " + fired + " time(s)";
        }
    }
}
