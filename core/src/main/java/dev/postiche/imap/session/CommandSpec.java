package dev.postiche.imap.session;

import dev.postiche.engine.Limit;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What the loop has to know of a command to treat it rightly, so that no command repeats it.
 *
 * <p>An immutable value; each method gives a new one. RFC 3501 §6.
 *
 * @param name upper case; {@code UID EXPUNGE} for a command that has only that form
 * @param states in which it is valid
 * @param hasUidForm whether UID may stand before it. RFC 3501 §6.4.8
 * @param expungeNotices when EXPUNGE may be sent with its reply
 * @param literalLimit bounds each of its literals
 * @param secretFrom number of the first argument that no recording shows, 0 for none
 * @param parser parses the arguments, from the space before them on
 */
public record CommandSpec(
        String name,
        Set<State> states,
        boolean hasUidForm,
        ExpungeNotices expungeNotices,
        Limit literalLimit,
        int secretFrom,
        Function<ImapParser, ? extends ImapCommand> parser) {

    /**
     * When EXPUNGE may be sent: it renumbers what the client may just be naming. RFC 3501 §7.4.1
     */
    public enum ExpungeNotices {
        ALWAYS,
        ONLY_IN_UID_FORM,
        NEVER
    }

    public CommandSpec {
        states = Set.copyOf(states);
    }

    /** A command without arguments that is valid in no state yet. */
    public static CommandSpec of(String name) {
        return new CommandSpec(
                name,
                Set.of(),
                false,
                ExpungeNotices.ALWAYS,
                Limit.LITERAL,
                0,
                in -> {
                    throw in.bad(name + " has no parser");
                });
    }

    /** A command whose one argument is a mailbox, valid from login on. */
    public static CommandSpec onMailbox(
            String name, Function<MailboxName, ? extends ImapCommand> command) {
        return of(name).states(State.AUTHENTICATED, State.SELECTED)
                .parser(
                        in -> {
                            in.sp();
                            return command.apply(in.mailbox());
                        });
    }

    public CommandSpec states(State... valid) {
        return new CommandSpec(
                name,
                EnumSet.copyOf(List.of(valid)),
                hasUidForm,
                expungeNotices,
                literalLimit,
                secretFrom,
                parser);
    }

    public CommandSpec uidForm() {
        return new CommandSpec(
                name, states, true, expungeNotices, literalLimit, secretFrom, parser);
    }

    public CommandSpec expungeNotices(ExpungeNotices when) {
        return new CommandSpec(name, states, hasUidForm, when, literalLimit, secretFrom, parser);
    }

    public CommandSpec literalLimit(Limit limit) {
        return new CommandSpec(name, states, hasUidForm, expungeNotices, limit, secretFrom, parser);
    }

    /** From this argument on, counted from 1, recordings show nothing. */
    public CommandSpec secretFrom(int argument) {
        return new CommandSpec(
                name, states, hasUidForm, expungeNotices, literalLimit, argument, parser);
    }

    /** The parser starts at the space before the arguments, and need not look for the end. */
    public CommandSpec parser(Function<ImapParser, ? extends ImapCommand> arguments) {
        return new CommandSpec(
                name, states, hasUidForm, expungeNotices, literalLimit, secretFrom, arguments);
    }

    /** Whether EXPUNGE may be sent with the reply to this form of the command. */
    public boolean mayExpunge(boolean uid) {
        return switch (expungeNotices) {
            case ALWAYS -> true;
            case ONLY_IN_UID_FORM -> uid;
            case NEVER -> false;
        };
    }
}
