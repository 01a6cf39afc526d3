package dev.postiche.standalone.capture;

import dev.postiche.spec.Nearest;
import dev.postiche.spec.OctetCount;
import dev.postiche.spec.TimeSpan;
import dev.postiche.standalone.WrongCall;
import dev.postiche.standalone.imap.Login.Mechanism;
import dev.postiche.standalone.imap.Server;
import dev.postiche.standalone.mask.Key;
import dev.postiche.standalone.mask.MessageMask.Kept;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/**
 * What {@code postiche capture} was asked for, checked as far as that goes without the server.
 *
 * @param limit the newest so many messages of each mailbox
 */
record CaptureCall(
        Server server,
        String user,
        Mechanism mechanism,
        List<String> mailboxes,
        long limit,
        String account,
        OptionalLong seed,
        Set<Kept> kept,
        Optional<Path> report) {

    /** A message is held as one array. */
    private static final long LARGEST_SIZE = 1_000_000_000;

    /**
     * @throws WrongCall for what is missing or wrong
     */
    static CaptureCall of(ParseResult parsed) {
        var values = new Values(parsed);
        return new CaptureCall(
                server(values),
                values.needed("--user"),
                values.word("--mechanism", Mechanism.class).orElse(Mechanism.AUTO),
                parsed.matchedOptionValue("--mailbox", List.of()),
                values.checked("--limit", CaptureCall::limit).orElse(Long.MAX_VALUE),
                values.text("--account").orElse("anna"),
                values.checked("--seed", CaptureCall::seed)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()),
                values.kept(),
                values.text("--report").map(file -> report(values, file)));
    }

    /** What a single variable says, before the others are known. */
    static void check(ParseResult parsed) {
        var values = new Values(parsed);
        values.text("--imap").ifPresent(CaptureCall::port);
        values.word("--tls", Server.Tls.class);
        values.word("--mechanism", Mechanism.class);
        values.checked("--limit", CaptureCall::limit);
        values.checked("--max-size", CaptureCall::size);
        values.checked("--timeout", CaptureCall::timeout);
        values.checked("--seed", CaptureCall::seed);
        values.kept();
    }

    private static Server server(Values values) {
        var tls = values.word("--tls", Server.Tls.class).orElse(Server.Tls.IMPLICIT);
        var imap = values.needed("--imap");
        var port = port(imap);
        var host = port.isEmpty() ? imap : imap.substring(0, imap.lastIndexOf(':'));
        var trust = values.path("--trust");
        if (trust.isPresent() && !Files.isReadable(trust.get())) {
            throw new WrongCall("--trust: there is no file " + trust.get());
        }
        return new Server(
                // An IPv6 address has brackets before a port, and may have them always.
                host.replaceFirst("^\\[(.*)]$", "$1"),
                (int) port.orElse(tls.port()),
                tls,
                trust,
                values.parsed().hasMatchedOption("--insecure"),
                values.checked("--timeout", CaptureCall::timeout).orElse(Duration.ofSeconds(30)),
                values.checked("--max-size", CaptureCall::size).orElse(64_000_000L));
    }

    private static OptionalLong port(String imap) {
        int colon = imap.lastIndexOf(':');
        boolean isAddress = imap.indexOf(':') != colon && !imap.contains("]:");
        if (colon < 0 || isAddress) {
            return OptionalLong.empty();
        }
        var port = imap.substring(colon + 1);
        if (colon == 0 || !port.matches("[0-9]{1,5}") || number(port) < 1 || number(port) > 65535) {
            throw new WrongCall("--imap is HOST or HOST:PORT, not \"" + imap + "\"");
        }
        return OptionalLong.of(number(port));
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    private static long limit(String value) {
        if (!value.matches("[0-9]{1,9}") || number(value) < 1) {
            throw new IllegalArgumentException("a whole number from 1 on, not \"" + value + "\"");
        }
        return number(value);
    }

    private static long seed(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a whole number, not \"" + value + "\"", e);
        }
    }

    private static long size(String value) {
        long size = OctetCount.parse(value);
        if (size < 1 || size > LARGEST_SIZE) {
            throw new IllegalArgumentException("from 1 to 1GB, not " + value);
        }
        return size;
    }

    private static Duration timeout(String value) {
        var time = TimeSpan.parse(value);
        if (time.toMillis() < 1 || time.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("from 1ms to 24h, not " + value);
        }
        return time;
    }

    private static Path report(Values values, String name) {
        var file = values.path("--report").orElseThrow();
        if (Files.exists(file) && !values.parsed().hasMatchedOption("--force")) {
            throw new WrongCall("--report: " + name + " is there already; --force replaces it");
        }
        return file;
    }

    Key key() {
        return seed.isPresent() ? Key.of(seed.getAsLong()) : Key.unknown();
    }

    /** Whether a mailbox is wanted. RFC 9051 §6.3.9 has these wildcards. */
    boolean wants(String mailbox) {
        return mailboxes.isEmpty() || mailboxes.stream().anyMatch(each -> matches(each, mailbox));
    }

    static boolean matches(String pattern, String mailbox) {
        var inbox = pattern.equalsIgnoreCase("INBOX") ? "INBOX" : pattern;
        // By hand and not by a regular expression, which a few more stars would keep busy.
        return matches(inbox, 0, mailbox, 0, new boolean[inbox.length() + 1][mailbox.length() + 1]);
    }

    private static boolean matches(String p, int i, String m, int j, boolean[][] failed) {
        if (i == p.length()) {
            return j == m.length();
        }
        if (failed[i][j]) {
            return false;
        }
        char c = p.charAt(i);
        boolean isWild = c == '*' || (c == '%' && (j == m.length() || m.charAt(j) != '/'));
        boolean matched =
                (isWild && j < m.length() && matches(p, i, m, j + 1, failed))
                        || ((c == '*' || c == '%') && matches(p, i + 1, m, j, failed))
                        || (j < m.length()
                                && m.charAt(j) == c
                                && matches(p, i + 1, m, j + 1, failed));
        failed[i][j] = !matched;
        return matched;
    }

    /** The values of the options, read one by one. */
    private record Values(ParseResult parsed) {

        Optional<String> text(String option) {
            return Optional.ofNullable(parsed.<String>matchedOptionValue(option, null));
        }

        String needed(String option) {
            return text(option)
                    .filter(value -> !value.isBlank())
                    .orElseThrow(() -> new WrongCall(option + " is missing; see --help"));
        }

        <T> Optional<T> checked(String option, Function<String, T> check) {
            try {
                return text(option).map(check);
            } catch (IllegalArgumentException wrong) {
                throw new WrongCall(option + ": " + wrong.getMessage());
            }
        }

        Optional<Path> path(String option) {
            try {
                return text(option).map(Path::of);
            } catch (InvalidPathException e) {
                throw new WrongCall(option + ": \"" + e.getInput() + "\" is not a file name");
            }
        }

        <E extends Enum<E>> Optional<E> word(String option, Class<E> type) {
            return text(option).map(value -> word(option, value, type));
        }

        Set<Kept> kept() {
            var kept = EnumSet.noneOf(Kept.class);
            for (var value : parsed.matchedOptionValue("--keep", List.<String>of())) {
                kept.add(word("--keep", value, Kept.class));
            }
            return kept;
        }

        private static <E extends Enum<E>> E word(String option, String value, Class<E> type) {
            var words = new LinkedHashMap<String, E>();
            for (var constant : type.getEnumConstants()) {
                words.put(constant.name().toLowerCase(Locale.ROOT), constant);
            }
            return Optional.ofNullable(words.get(value))
                    .orElseThrow(
                            () ->
                                    new WrongCall(
                                            option
                                                    + " is "
                                                    + String.join(", ", words.keySet())
                                                    + ", not \""
                                                    + value
                                                    + "\""
                                                    + Nearest.hint(value, words.keySet())));
        }
    }
}
