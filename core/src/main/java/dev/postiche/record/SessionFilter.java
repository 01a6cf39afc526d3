package dev.postiche.record;

import dev.postiche.fault.Wildcard;
import dev.postiche.spec.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which sessions are meant: all that is said of them has to hold.
 *
 * <p>Lists, waits and checks that are asked for in Java or from elsewhere choose sessions by the
 * same words.
 *
 * @param account who logged in, with wildcards
 * @param protocol the one that was spoken
 * @param command a command that was sent, see {@link CommandPattern}
 * @param state by its name in the protocol, {@code idle}, or {@code ended}; case does not matter
 * @param number the session of that number
 * @param after sessions of a greater number
 */
public record SessionFilter(
        Optional<String> account,
        Optional<Protocol> protocol,
        Optional<CommandPattern> command,
        Optional<String> state,
        Optional<Integer> number,
        Optional<Integer> after) {

    private static final int LISTED = 10;

    /** Every session is meant. */
    public static final SessionFilter ALL =
            new SessionFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** The same, and this user logged in; wildcards are allowed. */
    public SessionFilter account(String user) {
        return new SessionFilter(Optional.of(user), protocol, command, state, number, after);
    }

    /** The same, and this protocol was spoken. */
    public SessionFilter protocol(Protocol spoken) {
        return new SessionFilter(account, Optional.of(spoken), command, state, number, after);
    }

    /** The same, and such a command was sent. */
    public SessionFilter command(String pattern) {
        return new SessionFilter(
                account, protocol, Optional.of(new CommandPattern(pattern)), state, number, after);
    }

    /** The same, and the session is in this state now: {@code idle}, {@code ended}. */
    public SessionFilter state(String name) {
        return new SessionFilter(account, protocol, command, Optional.of(name), number, after);
    }

    /** The same, and the session has this number. */
    public SessionFilter number(int wanted) {
        return new SessionFilter(account, protocol, command, state, Optional.of(wanted), after);
    }

    /** The same, and the session has a greater number. */
    public SessionFilter after(int last) {
        return new SessionFilter(account, protocol, command, state, number, Optional.of(last));
    }

    /** Whether the session is meant. */
    public boolean matches(RecordedSession session) {
        return account.filter(wanted -> !is(wanted, session.account())).isEmpty()
                && protocol.filter(wanted -> wanted != session.protocol()).isEmpty()
                && state.filter(wanted -> !wanted.equalsIgnoreCase(session.state())).isEmpty()
                && number.filter(wanted -> wanted != session.number()).isEmpty()
                && after.filter(last -> session.number() <= last).isEmpty()
                && command.filter(wanted -> !sent(wanted, session)).isEmpty();
    }

    private static boolean is(String wanted, Optional<String> user) {
        return user.filter(found -> Wildcard.matches(wanted, found)).isPresent();
    }

    private static boolean sent(CommandPattern wanted, RecordedSession session) {
        return session.exchanges().stream().anyMatch(wanted::matches);
    }

    /** Those of the sessions that are meant. */
    public List<RecordedSession> of(List<RecordedSession> sessions) {
        return sessions.stream().filter(this::matches).toList();
    }

    /** In words: {@code a session of anna that is idle}. */
    @Override
    public String toString() {
        var words = new ArrayList<String>();
        number.ifPresent(it -> words.add("number " + it));
        after.ifPresent(it -> words.add("after " + it));
        account.ifPresent(it -> words.add("of " + it));
        protocol.ifPresent(it -> words.add("in " + it));
        state.ifPresent(it -> words.add("that is " + it));
        command.ifPresent(it -> words.add("with " + it));
        return words.stream().map(it -> " " + it).collect(Collectors.joining("", "a session", ""));
    }

    /** The sessions that there are, for whoever found none: {@code 1 (IMAP, anna, ended)}. */
    public static String listed(List<RecordedSession> sessions) {
        int rest = sessions.size() - LISTED;
        return sessions.isEmpty()
                ? "nobody connected"
                : sessions.stream()
                        .limit(LISTED)
                        .map(SessionFilter::inList)
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        sessions.size() == 1 ? "there is " : "there are ",
                                        rest > 0 ? " and %s more".formatted(rest) : ""));
    }

    private static String inList(RecordedSession session) {
        return "%s (%s, %s, %s)"
                .formatted(
                        session.number(),
                        session.protocol(),
                        session.account().orElse("nobody logged in"),
                        session.state());
    }
}
