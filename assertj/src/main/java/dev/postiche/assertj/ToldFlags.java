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

/**
 * What one client knows of the flags of messages: what it was told, and what it said by silent
 * STOREs. RFC 9051 §7.5.2, §6.4.6.
 */
final class ToldFlags {

    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS.*");
    private static final Pattern EXPUNGE = Pattern.compile("\\* (\\d+) EXPUNGE.*");
    private static final Pattern FETCH = Pattern.compile("\\* (\\d+) (?:UID)?FETCH \\((.*)");
    private static final Pattern FLAGS = Pattern.compile("(?:^|[ (])FLAGS \\(([^)]*)\\)");
    private static final Pattern UID = Pattern.compile("(?:^|[ (])UID (\\d+)");
    private static final Pattern SILENT =
            Pattern.compile("STORE (\\d+) (\\+|-|)FLAGS\\.SILENT \\(?([^)]*)\\)?");

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
        if (exists.matches()) {
            at(Integer.parseInt(exists.group(1)));
        } else if (expunge.matches() && Integer.parseInt(expunge.group(1)) <= messages.size()) {
            messages.remove(Integer.parseInt(expunge.group(1)) - 1);
        } else if (fetch.matches()) {
            var known = at(Integer.parseInt(fetch.group(1)));
            UID.matcher(fetch.group(2))
                    .results()
                    .forEach(it -> known.uid = Long.parseLong(it.group(1)));
            FLAGS.matcher(fetch.group(2))
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

    private void store(String which, String sign, Set<String> flags, String command) {
        long number = Long.parseLong(which);
        for (int i = 0; i < messages.size(); i++) {
            var known = messages.get(i);
            if (command.startsWith("UID ") ? known.uid == number : i + 1 == number) {
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
