package dev.postiche.standalone;

import dev.postiche.spec.CertificateKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that the program knows, with what {@code --help} says of them.
 *
 * <p>Told to picocli in code and not by annotations, because reading those would take a good part
 * of the time from start to READY.
 */
final class Options {

    private Options() {}

    static CommandSpec command() {
        var command = CommandSpec.create().name("postiche");
        command.usageMessage()
                .width(100)
                .autoWidth(false)
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .description("An in-memory IMAP and POP3 server for tests.%n")
                .footer(
                        "",
                        "Commands, each with its own --help: postiche import makes a fixture of"
                                + " mails in other forms,",
                        "postiche capture one of a real account, with nobody to be recognised"
                                + " in it.",
                        "",
                        "Each option is also an environment variable: --imap-port is"
                                + " POSTICHE_IMAP_PORT; switches",
                        "take true, repeatable options a comma list. An option beats its variable,"
                                + " that beats the",
                        "fixture's \"server\", that beats the default.",
                        "",
                        "Exit codes: 0 after SIGTERM or SIGINT, 1 for what the machine refuses (a"
                                + " port in use), 2",
                        "for what the call got wrong.");
        all().forEach(command::addOption);
        return command;
    }

    private static List<OptionSpec> all() {
        return List.of(
                many("--fixture", "[USER=]PATH")
                        .description(
                                "What is in the mailboxes: a JSON fixture, a folder of .eml files, an"
                                        + " .mbox file or a Maildir; several are merged in order."
                                        + " Default: a demo mailbox, accounts anna and ben,"
                                        + " password secret.")
                        .build(),
                one("--bind", "ADDRESS")
                        .description("Address of all listeners. Default: 127.0.0.1.")
                        .build(),
                port("--imap-port", "1143"),
                port("--imaps-port", "1993"),
                port("--pop3-port", "1110"),
                port("--pop3s-port", "1995"),
                one("--admin-port", "PORT")
                        .description(
                                "HTTP admin API and web page; 0 and off as above. Default: 8025.")
                        .build(),
                one("--admin-token", "TOKEN")
                        .description(
                                "What the admin API wants as bearer token; needed where others can"
                                        + " reach it.")
                        .build(),
                flag("--admin-open")
                        .description("Nobody else is on this network: no token is needed.")
                        .build(),
                many("--admin-host", "NAME")
                        .description("A further name by which the admin API may be called.")
                        .build(),
                many("--limit", "NAME=VALUE")
                        .description("A limit of the server; docs/LIMITS.md names them all.")
                        .build(),
                one("--profile", "NAME|FILE")
                        .description("The server personality. Default: postiche.")
                        .build(),
                many("--quirk", "NAME[=VALUE]")
                        .description("A deviation from the RFCs; docs/PROFILES.md names them all.")
                        .build(),
                many("--without", "CAPABILITY")
                        .description("Hides a capability and all that it brings.")
                        .build(),
                one("--auto-accounts", "PASSWORD")
                        .description(
                                "Any user name logs in with this password and gets a fresh"
                                        + " account.")
                        .build(),
                one("--separator", "C")
                        .description("Hierarchy separator on the wire. Default: /.")
                        .build(),
                one("--tls", "KIND")
                        .description(
                                "The certificate: good, or wrong on purpose: "
                                        + certificates()
                                        + ". Default: good.")
                        .build(),
                one("--tls-min", "VERSION")
                        .description(
                                "The oldest version of TLS: TLSv1.2 or TLSv1.3; TLSv1, TLSv1.1.")
                        .build(),
                one("--tls-max", "VERSION").description("The newest version of TLS.").build(),
                one("--client-certificate", "DEMAND")
                        .description(
                                "ignored, wanted or required: whether TLS clients show a"
                                        + " certificate, by which SASL EXTERNAL logs in."
                                        + " Default: ignored.")
                        .build(),
                one("--tls-folder", "FOLDER")
                        .description(
                                "What clients need for TLS is written there when everything"
                                        + " listens: ca.pem, the trust store ca.p12, and USER.pem"
                                        + " and USER.p12 for each account, stores with the"
                                        + " password changeit.")
                        .build(),
                one("--seed", "N")
                        .description("For all that is drawn by chance. Default: random, printed.")
                        .build(),
                one("--ready-file", "FILE")
                        .description("Written when everything listens, removed at exit.")
                        .build(),
                one("--record", "off|failures|all")
                        .description("Which sessions are kept. Default: all.")
                        .build(),
                one("--log-format", "text|json")
                        .description("One line per event on standard error. Default: text.")
                        .build(),
                flag("--trace")
                        .description("Prints the dialogue on standard error, secrets masked.")
                        .build(),
                flag("--help").usageHelp(true).description("Shows this and ends.").build(),
                flag("--version").versionHelp(true).description("Shows the version.").build());
    }

    private static String certificates() {
        return Arrays.stream(CertificateKind.values())
                .filter(kind -> kind != CertificateKind.GOOD)
                .map(CertificateKind::word)
                .collect(Collectors.joining(", "));
    }

    private static OptionSpec port(String name, String otherwise) {
        return one(name, "PORT")
                .description("0 = any free port, off = not opened. Default: " + otherwise + ".")
                .build();
    }

    private static OptionSpec.Builder one(String name, String value) {
        return OptionSpec.builder(name).paramLabel(value).type(String.class).arity("1");
    }

    private static OptionSpec.Builder many(String name, String value) {
        return OptionSpec.builder(name)
                .paramLabel(value)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1");
    }

    private static OptionSpec.Builder flag(String name) {
        return OptionSpec.builder(name).type(Boolean.class).arity("0");
    }
}
