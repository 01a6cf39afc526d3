package dev.postiche.assertj;

import dev.postiche.MailMessage;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one client knows of the flags of messages: what it was told, and what it said by silent
 * STOREs. RFC 9051 §7.5.2, §6.4.6.
 */
final class ToldFlags {

    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS.*");
    private static final Pattern EXPUNGE = Pattern.compile("\\* (\\d+) EXPUNGE.*");
    private static final Pattern FETCH = Pattern.compile("\\* (\\d+) (UID)?FETCH \\((.*)");
    private static final Pattern VANISHED =
            Pattern.compile("\\* VANISHED (?:\\(EARLIER\\) )?([\\d:,]+)");
    private static final Pattern FLAGS = Pattern.compile("(?:^|[ (])FLAGS \\(([^)]*)\\)");
    private static final Pattern UID = Pattern.compile("(?:^|[ (])UID (\\d+)");
    private static final Pattern SILENT =
            Pattern.compile(
                    "STORE ([\\d:,*]+) (?:\\(UNCHANGEDSINCE \\d+\\) )?(\\+|-|)FLAGS\\.SILENT \\(?([^)]*)\\)?");

    /** One message as the client knows it. */
    private static final class Known {
        private long uid;
        private Optional<Set<String>> flags = Optional.empty();
    }

    private final List<Known> messages = new ArrayList<>();

    private ToldFlags() {}

    /** The flags in upper case; empty if the client was told of none. */
    static Optional<Set<String>> in(RecordedSession session, MailMessage message) {
        var told = new ToldFlags();
        for (var exchange : session.exchanges()) {
            if (exchange.mailbox().equals(Optional.of(message.mailbox().name()))) {
                told.hear(exchange);
            }
        }
        var byUid = told.messages.stream().filter(it -> it.uid == message.uid()).findFirst();
        int number = message.sequenceNumber();
        return byUid.or(
                        () ->
                                number <= told.messages.size()
                                        ? Optional.of(told.messages.get(number - 1))
                                        : Optional.empty())
                .flatMap(it -> it.flags);
    }

    private void hear(RecordedExchange exchange) {
        if (exchange.command().equals("SELECT") || exchange.command().equals("EXAMINE")) {
            messages.clear();
        }
        var said = SILENT.matcher(exchange.requestText().toUpperCase(Locale.ROOT));
        if (said.find() && exchange.status().equals("OK")) {
            store(said.group(1), said.group(2), words(said.group(3)), exchange.command());
        }
        exchange.replyText().lines().forEach(this::line);
    }

    private void line(String line) {
        var exists = EXISTS.matcher(line);
        var expunge = EXPUNGE.matcher(line);
        var fetch = FETCH.matcher(line);
        var vanished = VANISHED.matcher(line);
        if (exists.matches()) {
            at(Integer.parseInt(exists.group(1)));
        } else if (expunge.matches() && Integer.parseInt(expunge.group(1)) <= messages.size()) {
            messages.remove(Integer.parseInt(expunge.group(1)) - 1);
        } else if (vanished.matches()) { // RFC 7162 §3.2.10
            messages.removeIf(it -> it.uid > 0 && isIn(vanished.group(1), it.uid));
        } else if (fetch.matches()) {
            int number = Integer.parseInt(fetch.group(1));
            // RFC 9586 §3.1: the number is the UID.
            var known = fetch.group(2) == null ? at(number) : withUid(number);
            UID.matcher(fetch.group(3))
                    .results()
                    .forEach(it -> known.uid = Long.parseLong(it.group(1)));
            FLAGS.matcher(fetch.group(3))
                    .results()
                    .forEach(it -> known.flags = Optional.of(words(it.group(1))));
        }
    }

    private Known at(int number) {
        while (messages.size() < number) {
            messages.add(new Known());
        }
        return number == 0 ? new Known() : messages.get(number - 1);
    }

    private Known withUid(long uid) {
        return messages.stream()
                .filter(it -> it.uid == uid)
                .findFirst()
                .orElseGet(
                        () -> {
                            var known = new Known();
                            known.uid = uid;
                            messages.add(known);
                            return known;
                        });
    }

    /** Whether a set such as {@code 1,3:5} has the number; {@code *} is taken for any. */
    private static boolean isIn(String set, long number) {
        return Stream.of(set.split(","))
                .map(range -> range.replace("*", String.valueOf(number)).split(":"))
                .anyMatch(
                        ends -> {
                            long one = Long.parseLong(ends[0]);
                            long other = Long.parseLong(ends[ends.length - 1]);
                            return Math.min(one, other) <= number && number <= Math.max(one, other);
                        });
    }

    private void store(String which, String sign, Set<String> flags, String command) {
        for (int i = 0; i < messages.size(); i++) {
            var known = messages.get(i);
            if (isIn(which, command.startsWith("UID ") ? known.uid : i + 1L)) {
                var now = new TreeSet<>(known.flags.orElse(Set.of()));
                if (sign.equals("-")) {
                    now.removeAll(flags);
                } else {
                    now.retainAll(sign.isEmpty() ? Set.of() : now);
                    now.addAll(flags);
                }
                known.flags = Optional.of(now);
            }
        }
    }

    private static Set<String> words(String list) {
        var words = new TreeSet<>(List.of(list.toUpperCase(Locale.ROOT).trim().split(" +")));
        words.remove("");
        return words;
    }
}
