package dev.postiche.standalone;

import dev.postiche.record.Keep;
import dev.postiche.spec.Nearest;
import dev.postiche.spec.ServerSpec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ParseResult;

/**
 * What the program was asked for, by options and by variables; checked as far as that goes without
 * starting anything.
 */
record Call(
        List<String> fixtures,
        Optional<String> bind,
        Port imapPort,
        Port imapsPort,
        Port pop3Port,
        Port pop3sPort,
        Admin admin,
        Map<String, String> limits,
        Optional<String> profile,
        Map<String, String> quirks,
        List<String> without,
        Optional<String> autoAccounts,
        Optional<String> separator,
        TlsCall tls,
        OptionalLong seed,
        Optional<Path> readyFile,
        Keep record,
        LogFormat logFormat,
        boolean trace,
        Asked asked) {

    /** What the program is to do. */
    enum Asked {
        SERVE,
        HELP,
        VERSION
    }

    /** Where the admin API listens, and to whom. */
    record Admin(Port port, Optional<String> token, boolean open, List<String> hosts) {}

    /** How an event is written on standard error. */
    enum LogFormat {
        TEXT,
        JSON
    }

    /**
     * @throws WrongCall if something is unknown or wrong
     */
    static Call parse(String[] arguments, Environment environment) {
        var plain = plainly(arguments, environment);
        if (plain.isPresent()) {
            return plain.get();
        }
        var parsed = new Arguments(Options::command).parse(arguments, environment, Call::check);
        return new Parsed(Given.of(parsed)).call();
    }

    /** Empty if something is wrong, which the other way words: it knows variables by name, too. */
    private static Optional<Call> plainly(String[] arguments, Environment environment) {
        try {
            return Given.plainly(Options.ALL, arguments, environment)
                    .map(given -> new Parsed(given).call());
        } catch (WrongCall wrong) {
            return Optional.empty();
        }
    }

    private static void check(ParseResult alone) {
        new Parsed(Given.of(alone)).call();
    }

    /** The values of the options, read one by one. */
    private record Parsed(Given given) {

        Call call() {
            return new Call(
                    given.texts("--fixture"),
                    text("--bind"),
                    port("--imap-port", 1143),
                    port("--imaps-port", 1993),
                    port("--pop3-port", 1110),
                    port("--pop3s-port", 1995),
                    admin(),
                    limits(),
                    text("--profile"),
                    quirks(),
                    given.texts("--without"),
                    text("--auto-accounts"),
                    text("--separator").map(Parsed::separator),
                    tls(),
                    text("--seed").map(Parsed::seed).orElse(OptionalLong.empty()),
                    text("--ready-file").map(value -> path("--ready-file", value)),
                    text("--record").map(v -> word("--record", v, Keep.class)).orElse(Keep.ALL),
                    text("--log-format")
                            .map(v -> word("--log-format", v, LogFormat.class))
                            .orElse(LogFormat.TEXT),
                    given.has("--trace"),
                    given.has("--help")
                            ? Asked.HELP
                            : given.has("--version") ? Asked.VERSION : Asked.SERVE);
        }

        private Admin admin() {
            return new Admin(
                    port("--admin-port", 8025),
                    text("--admin-token").map(Parsed::token),
                    given.has("--admin-open"),
                    given.texts("--admin-host"));
        }

        /** RFC 6750 §2.1 */
        private static String token(String value) {
            if (!value.matches("[A-Za-z0-9._~+/-]+=*")) {
                throw new WrongCall(
                        "--admin-token has letters, digits and the signs . _ ~ + / - alone, and"
                                + " may end with =");
            }
            return value;
        }

        private Optional<String> text(String option) {
            return given.text(option);
        }

        private Map<String, String> limits() {
            var limits = new LinkedHashMap<String, String>();
            for (var limit : given.texts("--limit")) {
                var at = limit.indexOf('=');
                if (at < 1) {
                    throw new WrongCall("--limit is NAME=VALUE, not \"" + limit + "\"");
                }
                limits.put(limit.substring(0, at), limit.substring(at + 1));
            }
            return limits;
        }

        private Map<String, String> quirks() {
            var quirks = new LinkedHashMap<String, String>();
            for (var quirk : given.texts("--quirk")) {
                var at = quirk.indexOf('=');
                if (at < 0) {
                    quirks.put(quirk, "true");
                } else {
                    quirks.put(quirk.substring(0, at), quirk.substring(at + 1));
                }
            }
            return quirks;
        }

        private Port port(String option, int otherwise) {
            try {
                return text(option).map(Port::parse).orElse(Port.of(otherwise));
            } catch (IllegalArgumentException e) {
                throw new WrongCall(option + ": " + e.getMessage());
            }
        }

        private TlsCall tls() {
            return TlsCall.of(
                    text("--tls"),
                    text("--tls-min"),
                    text("--tls-max"),
                    text("--client-certificate"),
                    text("--tls-folder").map(value -> path("--tls-folder", value)));
        }

        private static String separator(String value) {
            try {
                ServerSpec.server().separator(value);
                return value;
            } catch (IllegalArgumentException e) {
                throw new WrongCall("--separator: " + e.getMessage());
            }
        }

        private static OptionalLong seed(String value) {
            try {
                return OptionalLong.of(Long.parseLong(value));
            } catch (NumberFormatException e) {
                throw new WrongCall("--seed is a whole number, not \"" + value + "\"");
            }
        }

        private static Path path(String option, String value) {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw new WrongCall(option + ": \"" + value + "\" is not a file name");
            }
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
