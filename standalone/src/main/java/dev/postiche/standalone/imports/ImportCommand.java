package dev.postiche.standalone.imports;

import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.json.FixtureException;
import dev.postiche.message.MessageComposer;
import dev.postiche.message.MessageDefaults;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.MailboxSpec;
import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.SpecialUse;
import dev.postiche.standalone.Arguments;
import dev.postiche.standalone.Environment;
import dev.postiche.standalone.Refused;
import dev.postiche.standalone.WrongCall;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code postiche import}: mails that lie about become one fixture that can be edited and kept.
 *
 * <p>It reads what {@code --fixture} reads; a server with the fixture holds the same as one with
 * the sources.
 */
public final class ImportCommand {

    private final PrintStream out;
    private final PrintStream err;

    public ImportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * @throws WrongCall for what the user can mend
     * @throws Refused if a file cannot be written
     */
    public void run(String[] arguments, Environment environment) {
        var parsed = new Arguments(ImportCommand::command).parse(arguments, environment, p -> {});
        if (parsed.isUsageHelpRequested()) {
            var writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
            new CommandLine(command()).usage(writer);
            writer.flush();
            return;
        }
        var sources = parsed.<List<String>>matchedPositionalValue(0, List.of());
        if (sources.isEmpty()) {
            throw new WrongCall("what is to be imported? postiche import SOURCE…; see --help");
        }
        var file = FixtureFile.of(parsed, out);
        var user = Optional.ofNullable(parsed.<String>matchedOptionValue("--user", null));
        try {
            var fixture = stored(read(sources, user), file);
            file.write(fixture);
            err.println(told(fixture));
        } catch (FixtureException wrong) {
            throw new WrongCall(String.valueOf(wrong.getMessage()));
        } catch (UncheckedIOException unreadable) {
            throw new WrongCall(String.valueOf(unreadable.getMessage()));
        } catch (OutOfMemoryError tooMuch) {
            throw new Refused(
                    "the mails do not fit into memory: --mails FOLDER keeps them in files, or give"
                            + " Java more by JAVA_TOOL_OPTIONS=-Xmx4g");
        }
    }

    private static CommandSpec command() {
        var command = CommandSpec.create().name("postiche import");
        command.usageMessage()
                .width(100)
                .autoWidth(false)
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .description("Makes a fixture of mails that lie about in another form.%n")
                .footer(
                        "",
                        "Example: postiche import anna=Maildir --output inbox.json",
                        "Each option is also an environment variable: --user is"
                                + " POSTICHE_IMPORT_USER.",
                        "Exit codes: 0, 1 for what the machine refuses, 2 for what the call got"
                                + " wrong.");
        command.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .paramLabel("[USER=]SOURCE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(
                                "A folder of .eml files (its subfolders are mailboxes), an .eml or"
                                        + " .mbox file, a Maildir, or the JSON storage of"
                                        + " hoodiecrow; several are merged in order.")
                        .build());
        command.addOption(
                OptionSpec.builder("--user")
                        .paramLabel("USER")
                        .type(String.class)
                        .arity("1")
                        .description(
                                "Whose mail it is where no USER= says so. Default: anna; testuser"
                                        + " for a storage of hoodiecrow.")
                        .build());
        FixtureFile.options().forEach(command::addOption);
        command.addOption(
                OptionSpec.builder("--help")
                        .type(Boolean.class)
                        .arity("0")
                        .usageHelp(true)
                        .description("Shows this and ends.")
                        .build());
        return command;
    }

    /** All of them are read before any error is told, so that all can be mended at once. */
    private static Fixture read(List<String> sources, Optional<String> user) {
        var fixtures = new ArrayList<Fixture>();
        var errors = new ArrayList<String>();
        for (var source : sources) {
            try {
                fixtures.add(read(source, user));
            } catch (FixtureException | InvalidPathException wrong) {
                errors.add(String.valueOf(wrong.getMessage()));
            }
        }
        if (!errors.isEmpty()) {
            throw new WrongCall("a source is wrong\n" + String.join("\n", errors));
        }
        return Fixture.merged(fixtures);
    }

    private static Fixture read(String source, Optional<String> user) {
        var equals = source.indexOf('=');
        var named = equals > 0 && !Path.of(source).toFile().exists();
        var fixture =
                user.isPresent() && !named
                        ? Fixture.read(user.get(), Path.of(source))
                        : Fixture.argument(source);
        if (isDescribed(fixture)) {
            throw FixtureException.of(source, "this is a fixture already, --fixture takes it");
        }
        return fixture;
    }

    /** Whether it says what no mail says. */
    private static boolean isDescribed(Fixture fixture) {
        return !fixture.faults().isEmpty()
                || fixture.accounts().stream().anyMatch(ImportCommand::isDescribed);
    }

    private static boolean isDescribed(AccountSpec account) {
        return Stream.of("addresses", "quota", "tokens", "subscriptions").anyMatch(account::says)
                || account.mailboxes().stream()
                        .anyMatch(m -> m.says("acl") || m.says("metadata") || isDescribed(m));
    }

    private static boolean isDescribed(MailboxSpec mailbox) {
        return mailbox.messages().stream()
                .anyMatch(m -> (m.raw().isEmpty() && m.eml().isEmpty()) || m.says("repeat"));
    }

    /** The same mail with all octets in the fixture, or in the files beside it. */
    private static Fixture stored(Fixture fixture, FixtureFile file) {
        var accounts = new ArrayList<AccountSpec>();
        for (var account : fixture.accounts()) {
            var empty = AccountSpec.account(account.user());
            var stored = account.says("password") ? empty.password(account.password()) : empty;
            for (var mailbox : account.mailboxes()) {
                stored = stored.mailboxes(stored(account, mailbox, file));
            }
            accounts.add(stored);
        }
        return Fixture.fixture().accounts(accounts).server(fixture.server());
    }

    private static MailboxSpec stored(AccountSpec account, MailboxSpec mailbox, FixtureFile file) {
        var folder = account.user() + "/" + mailbox.name();
        var messages = new ArrayList<MessageSpec>();
        for (var message : mailbox.messages()) {
            messages.add(file.keep(folder, message, octets(message)));
        }
        var stored = MailboxSpec.mailbox(mailbox.name());
        if (mailbox.says("specialUse")) {
            stored = stored.specialUse(mailbox.specialUse().toArray(new SpecialUse[0]));
        }
        if (mailbox.says("selectable")) {
            stored = stored.selectable(mailbox.isSelectable());
        }
        if (mailbox.says("subscribed")) {
            stored = stored.subscribed(mailbox.isSubscribed());
        }
        if (mailbox.uidValidity().isPresent()) {
            stored = stored.uidValidity(mailbox.uidValidity().getAsLong());
        }
        if (mailbox.uidNext().isPresent()) {
            stored = stored.uidNext(mailbox.uidNext().getAsLong());
        }
        return messages.isEmpty() ? stored : stored.messages(messages);
    }

    /** As a server would hold them: lines end in CRLF. */
    private static byte[] octets(MessageSpec message) {
        var defaults = new MessageDefaults(OffsetDateTime.MIN, "", "");
        return MessageComposer.compose(message, defaults).toByteArray();
    }

    private static String told(Fixture fixture) {
        long mailboxes = 0;
        long messages = 0;
        for (var account : fixture.accounts()) {
            mailboxes += account.mailboxes().size();
            messages += account.mailboxes().stream().mapToLong(m -> m.messages().size()).sum();
        }
        return "imported %s messages in %s mailboxes of %s"
                .formatted(
                        messages,
                        mailboxes,
                        String.join(
                                ", ", fixture.accounts().stream().map(AccountSpec::user).toList()));
    }
}
