package dev.postiche.standalone.capture;

import dev.postiche.standalone.imports.FixtureFile;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code postiche capture}, with what {@code --help} says of them. */
final class CaptureOptions {

    private CaptureOptions() {}

    static CommandSpec command() {
        var command = CommandSpec.create().name("postiche capture");
        command.usageMessage()
                .width(100)
                .autoWidth(false)
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .description(
                        "Reads an account of any IMAP server and makes a fixture of it in which"
                                + " nobody is recognised.%nNothing is altered there: it sends"
                                + " EXAMINE and BODY.PEEK.%n")
                .footer(
                        "",
                        "Example: postiche capture --imap imap.example.org --user anna"
                                + " --output inbox.json",
                        "Each option is also an environment variable: --password is"
                                + " POSTICHE_CAPTURE_PASSWORD.",
                        "Exit codes: 0, 1 for what the machine or the server refuses, 2 for what"
                                + " the call got wrong.");
        all().forEach(command::addOption);
        FixtureFile.options().forEach(command::addOption);
        command.addOption(
                flag("--help").usageHelp(true).description("Shows this and ends.").build());
        return command;
    }

    private static List<OptionSpec> all() {
        return List.of(
                one("--imap", "HOST[:PORT]")
                        .description("The server. Port: 993, or 143 without implicit TLS.")
                        .build(),
                one("--user", "USER").description("Who logs in there.").build(),
                one("--password", "PASSWORD")
                        .description(
                                "Others on this machine see it in the list of processes: better"
                                        + " the variable, --password-stdin, or neither, and it is"
                                        + " asked for.")
                        .build(),
                flag("--password-stdin")
                        .description("The password is the first line of standard input.")
                        .build(),
                one("--mechanism", "WORD")
                        .description(
                                "auto, plain, login, or xoauth2 with a token as password."
                                        + " Default: auto.")
                        .build(),
                one("--tls", "MODE")
                        .description("implicit, starttls or none. Default: implicit.")
                        .build(),
                one("--trust", "FILE")
                        .description("Certificates in PEM that are trusted in place of Java's.")
                        .build(),
                flag("--insecure").description("Any certificate will do.").build(),
                many("--mailbox", "PATTERN")
                        .description(
                                "Only mailboxes of this name, with / between levels; * stands for"
                                        + " anything, %% for anything but /. Default: all.")
                        .build(),
                one("--limit", "N").description("The newest N messages of each mailbox.").build(),
                one("--max-size", "SIZE")
                        .description("Larger messages are left out. Default: 64MB.")
                        .build(),
                one("--timeout", "TIME")
                        .description("How long the server may say nothing. Default: 30s.")
                        .build(),
                one("--account", "NAME")
                        .description("What the account is called in the fixture. Default: anna.")
                        .build(),
                one("--seed", "N")
                        .description(
                                "The same mails are masked alike. Whoever knows it can try out"
                                        + " guesses; by default nobody does.")
                        .build(),
                many("--keep", "WORD")
                        .description(
                                "Is not masked: subjects, text, attachments, mailboxes (their"
                                        + " names), keywords.")
                        .build(),
                one("--report", "FILE")
                        .description("What was masked. Default: on standard error.")
                        .build());
    }

    private static OptionSpec.Builder one(String name, String value) {
        return OptionSpec.builder(name).paramLabel(value).type(String.class).arity("1");
    }

    private static OptionSpec.Builder many(String name, String value) {
        return one(name, value).type(List.class).auxiliaryTypes(String.class);
    }

    private static OptionSpec.Builder flag(String name) {
        return OptionSpec.builder(name).type(Boolean.class).arity("0");
    }
}
