package dev.postiche.practice;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * UIDs of an earlier session, though UIDVALIDITY is another by now. RFC 9051 §2.3.1.1.
 *
 * <p>Whether a client compares cannot be seen while the value stays: a test has to change it, by
 * the fault's change {@code uidValidity} or by making the mailbox anew.
 */
final class UidValidityUnchecked {

    static final Practice PRACTICE =
            Practice.usual(
                    "uidvalidity-unchecked",
                    "RFC 9051 §2.3.1.1, RFC 2683 §3.4.3",
                    "uses UIDs from before although UIDVALIDITY has changed",
                    UidValidityUnchecked::breaches);

    private static final Pattern VALIDITY = Pattern.compile("\\[UIDVALIDITY (\\d+)]");

    private static final Pattern TELLS_UIDS =
            Pattern.compile(
                    "(?m)^\\* \\d+ (UID)?FETCH .*\\bUID \\d|^\\* E?(SEARCH|SORT|THREAD)\\b|"
                            + "\\[(APPENDUID|COPYUID) ");

    private UidValidityUnchecked() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        var known = new HashMap<String, String>();
        for (var earlier : before) {
            for (var sent : Sent.in(earlier, Protocol.IMAP)) {
                remember(sent.exchange(), known);
            }
        }
        boolean stale = false;
        for (var sent : Sent.in(session, Protocol.IMAP)) {
            if (sent.is("SELECT", "EXAMINE")) {
                var mailbox = sent.exchange().mailbox().orElse("");
                var now = validity(sent.exchange());
                stale = known.containsKey(mailbox) && !now.equals(known.get(mailbox));
                remember(sent.exchange(), known);
            } else if (stale && sent.uid() && !sent.is("SEARCH", "SORT", "THREAD")) {
                // With a star it asks which UIDs there are now.
                if (!sent.first().contains("*")) {
                    return List.of(
                            Breach.of(
                                    PRACTICE,
                                    session,
                                    sent.exchange(),
                                    "UID %s %s was sent although UIDVALIDITY is not what it was"
                                                    .formatted(sent.name(), sent.first())
                                            + " in an earlier session: forget the UIDs of then"));
                }
            }
            if (TELLS_UIDS.matcher(sent.exchange().replyText()).find()) {
                stale = false; // Those that it uses from now on may be these.
            }
        }
        return List.of();
    }

    private static void remember(RecordedExchange exchange, Map<String, String> known) {
        var validity = validity(exchange);
        if (!validity.isEmpty()) {
            exchange.mailbox().ifPresent(name -> known.put(name, validity));
        }
    }

    private static String validity(RecordedExchange exchange) {
        var found = VALIDITY.matcher(exchange.replyText());
        return found.find() ? found.group(1) : "";
    }
}
