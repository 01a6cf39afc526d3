package dev.postiche.engine;

import dev.postiche.fault.Match;
import dev.postiche.spec.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an exchange is by the criteria of a fault's {@code on}.
 *
 * @param secret the arguments may hold a password, or it is not known yet, so they are not shown
 */
record Subject(
        int session,
        Protocol protocol,
        int connection,
        int connectionOfProtocol,
        Optional<String> account,
        String command,
        List<String> mailboxes,
        String arguments,
        boolean secret) {

    /** Whether a match is meant, or why not. */
    record Verdict(boolean matches, Optional<String> nearMiss) {
        private static final Verdict YES = new Verdict(true, Optional.empty());
        private static final Verdict NO = new Verdict(false, Optional.empty());
    }

    /** Compares; where only particulars are wrong it says which, so that the user sees why. */
    Verdict compare(Match on) {
        boolean protocolFits = on.protocols().isEmpty() || on.protocols().contains(protocol);
        if (!protocolFits || !on.matchesCommand(command)) {
            return Verdict.NO;
        }
        var wrong = new ArrayList<String>();
        if (!on.matchesAccount(account)) {
            wrong.add("account was " + account.orElse("not known yet"));
        }
        if (!on.matchesMailbox(mailboxes)) {
            wrong.add(
                    "mailbox was " + (mailboxes.isEmpty() ? "none" : String.join(", ", mailboxes)));
        }
        int counted = on.protocols().size() == 1 ? connectionOfProtocol : connection;
        if (!on.connections().isEmpty() && !on.connections().contains(counted)) {
            wrong.add("connection was " + counted);
        }
        if (!on.matchesArgument(arguments)) {
            wrong.add("argument was " + (secret ? "***" : shortened(arguments)));
        }
        if (wrong.isEmpty()) {
            return Verdict.YES;
        }
        var fitting = on.commands().isEmpty() ? "moment matched, " : "command matched, ";
        return new Verdict(false, Optional.of(fitting + String.join(", ", wrong)));
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
