package dev.postiche.standalone;

import dev.postiche.spec.CertificateKind;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.Model.CommandSpec;

/** The options that the server knows, with what {@code --help} says of them. */
final class Options {

    static final List<Option> ALL =
            List.of(
                    many(
                            "--fixture",
                            "[USER=]PATH",
                            "What is in the mailboxes: a JSON fixture, a folder of EML files, an"
                                    + " mbox file or a Maildir; several are merged in order."
                                    + " Default: a demo mailbox, accounts anna and ben,"
                                    + " password secret."),
                    one("--bind", "ADDRESS", "Address of all listeners. Default: 127.0.0.1."),
                    port("--imap-port", "1143"),
                    port("--imaps-port", "1993"),
                    port("--pop3-port", "1110"),
                    port("--pop3s-port", "1995"),
                    one(
                            "--admin-port",
                            "PORT",
                            "HTTP admin API and web page; 0 and off as above. Default: 8025."),
                    one(
                            "--admin-token",
                            "TOKEN",
                            "What the admin API wants as bearer token; needed where others can"
                                    + " reach it."),
                    flag("--admin-open", "Nobody else is on this network: no token is needed."),
                    many(
                            "--admin-host",
                            "NAME",
                            "A further name by which the admin API may be called."),
                    many(
                            "--limit",
                            "NAME=VALUE",
                            "A limit of the server; docs/LIMITS.md names them all."),
                    one("--profile", "NAME|FILE", "The server personality. Default: postiche."),
                    many(
                            "--quirk",
                            "NAME[=VALUE]",
                            "A deviation from the RFCs; docs/PROFILES.md names them all."),
                    many("--without", "CAPABILITY", "Hides a capability and all that it brings."),
                    one(
                            "--auto-accounts",
                            "PASSWORD",
                            "Any user name logs in with this password and gets a fresh"
                                    + " account."),
                    one("--separator", "C", "Hierarchy separator on the wire. Default: /."),
                    one(
                            "--tls",
                            "KIND",
                            "The certificate: good, or wrong on purpose: "
                                    + certificates()
                                    + ". Default: good."),
                    one(
                            "--tls-min",
                            "VERSION",
                            "The oldest version of TLS: TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3."),
                    one("--tls-max", "VERSION", "The newest version of TLS."),
                    one(
                            "--client-certificate",
                            "DEMAND",
                            "ignored, wanted or required: whether TLS clients show a"
                                    + " certificate, by which SASL EXTERNAL logs in."
                                    + " Default: ignored."),
                    one(
                            "--tls-folder",
                            "FOLDER",
                            "What clients need for TLS is written there when everything"
                                    + " listens: the authority, and a certificate of each"
                                    + " account, as PEM and as PKCS #12 with the password"
                                    + " changeit."),
                    one(
                            "--seed",
                            "N",
                            "For all that is drawn by chance. Default: random, printed."),
                    one(
                            "--ready-file",
                            "FILE",
                            "Written when everything listens, removed at exit."),
                    one("--record", "off|failures|all", "Which sessions are kept. Default: all."),
                    one(
                            "--log-format",
                            "text|json",
                            "One line per event on standard error. Default: text."),
                    flag("--trace", "Prints the dialogue on standard error, secrets masked."),
                    flag("--help", "Shows this and ends."),
                    flag("--version", "Shows the version."));

    private Options() {}

    static CommandSpec command() {
        var command = CommandSpec.create().name("postiche");
        command.usageMessage()
                .width(80)
                .autoWidth(false)
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .description("An in-memory IMAP and POP3 server for tests.%n")
                .footer(
                        "",
                        "Commands, each with its own --help: postiche import makes a fixture of"
                                + " mails in other forms, postiche capture one of a real account,"
                                + " with nobody to be recognised in it.",
                        "",
                        "Each option is also an environment variable: --imap-port is"
                                + " POSTICHE_IMAP_PORT; switches take true, repeatable options a"
                                + " comma list. An option beats its variable, that beats the"
                                + " fixture's \"server\", that beats the default.",
                        "",
                        "Exit codes: 0 after SIGTERM or SIGINT, 1 for what the machine refuses (a"
                                + " port in use), 2 for what the call got wrong.");
        ALL.forEach(option -> command.addOption(option.spec()));
        return command;
    }

    private static String certificates() {
        var words = new StringJoiner(", ");
        for (var kind : CertificateKind.values()) {
            if (kind != CertificateKind.GOOD) {
                words.add(kind.word());
            }
        }
        return words.toString();
    }

    private static Option port(String name, String otherwise) {
        return one(
                name, "PORT", "0 = any free port, off = not opened. Default: " + otherwise + ".");
    }

    private static Option one(String name, String label, String description) {
        return new Option(name, Option.Takes.ONE, label, description);
    }

    private static Option many(String name, String label, String description) {
        return new Option(name, Option.Takes.MANY, label, description);
    }

    private static Option flag(String name, String description) {
        return new Option(name, Option.Takes.NOTHING, "", description);
    }
}
