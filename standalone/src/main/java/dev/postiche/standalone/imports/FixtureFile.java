package dev.postiche.standalone.imports;

import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.json.FixtureContent;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.spec.Flag;
import dev.postiche.spec.MailFile;
import dev.postiche.spec.MessageSpec;
import dev.postiche.standalone.Refused;
import dev.postiche.standalone.WrongCall;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where a fixture goes: standard output or a file, with the mails in it or in files beside it.
 *
 * <p>Nothing that is there is replaced unasked, and nobody finds half a fixture.
 */
public final class FixtureFile {

    private final PrintStream out;
    private final Optional<Path> output;
    private final Optional<MailFolder> mails;

    private FixtureFile(PrintStream out, Optional<Path> output, Optional<MailFolder> mails) {
        this.out = out;
        this.output = output;
        this.mails = mails;
    }

    /** What a command has to know for it. */
    public static List<OptionSpec> options() {
        return List.of(
                OptionSpec.builder("--output")
                        .paramLabel("FILE")
                        .type(String.class)
                        .arity("1")
                        .description("Where the fixture goes. Default: standard output.")
                        .build(),
                OptionSpec.builder("--mails")
                        .paramLabel("FOLDER")
                        .type(String.class)
                        .arity("1")
                        .description(
                                "Each mail becomes an .eml file in this folder beside the --output,"
                                        + " and not a string in it.")
                        .build(),
                OptionSpec.builder("--force")
                        .type(Boolean.class)
                        .arity("0")
                        .description("Replaces what is there already.")
                        .build());
    }

    /**
     * @throws WrongCall if it must not be written there
     */
    public static FixtureFile of(ParseResult parsed, PrintStream out) {
        var force = parsed.hasMatchedOption("--force");
        var output = path(parsed, "--output");
        var mails = Optional.ofNullable(parsed.<String>matchedOptionValue("--mails", null));
        if (output.isEmpty()) {
            if (mails.isPresent()) {
                throw new WrongCall("--mails needs --output: the files lie beside the fixture");
            }
            return new FixtureFile(out, output, Optional.empty());
        }
        var file = output.get();
        if (Files.isDirectory(file)) {
            throw new WrongCall("--output: " + file + " is a folder; name a file");
        }
        if (Files.exists(file) && !force) {
            throw new WrongCall("--output: " + file + " is there already; --force replaces it");
        }
        if (!Files.isDirectory(folder(file))) {
            throw new WrongCall("--output: there is no folder " + folder(file));
        }
        return new FixtureFile(
                out, output, mails.map(name -> MailFolder.of(folder(file), name, force)));
    }

    private static Optional<Path> path(ParseResult parsed, String option) {
        try {
            return Optional.ofNullable(parsed.<String>matchedOptionValue(option, null))
                    .map(Path::of);
        } catch (InvalidPathException e) {
            throw new WrongCall(option + ": \"" + e.getInput() + "\" is not a file name");
        }
    }

    private static Path folder(Path file) {
        var absolute = file.toAbsolutePath();
        return Optional.ofNullable(absolute.getParent()).orElse(absolute);
    }

    /**
     * A message with these octets, as the fixture is to say it.
     *
     * @param mailbox tells which messages lie together
     * @param message with all that is known of it but its octets
     */
    public MessageSpec keep(String mailbox, MessageSpec message, byte[] octets) {
        var said = MessageSpec.message();
        if (message.uid().isPresent()) {
            said = said.uid(message.uid().getAsLong());
        }
        if (message.says("flags")) {
            said = said.flags(message.flags().toArray(new Flag[0]));
        }
        if (message.emailId().isPresent()) {
            said = said.emailId(message.emailId().get());
        }
        if (message.internalDate().isPresent()) {
            said = said.internalDate(message.internalDate().get());
        }
        if (hasBareLf(octets)) {
            said = said.verbatim();
        }
        if (mails.isEmpty()) {
            return said.raw(octets);
        }
        try {
            return said.eml(mails.get().add(mailbox, octets));
        } catch (IOException e) {
            throw new Refused("--mails: cannot write (" + e + ")");
        }
    }

    // A line end without CR would become CRLF when the fixture is read.
    private static boolean hasBareLf(byte[] octets) {
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\n' && (i == 0 || octets[i - 1] != '\r')) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes the fixture, whole or not at all.
     *
     * @throws Refused if that fails
     */
    public void write(Fixture fixture) {
        try {
            if (output.isEmpty()) {
                var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                write(fixture, writer);
                if (out.checkError()) {
                    throw new Refused("standard output takes no more");
                }
                return;
            }
            var file = output.get().toAbsolutePath();
            // Not a temporary file, which nobody else could read: the user of a container, say.
            var draft = folder(file).resolve(".postiche-" + ProcessHandle.current().pid());
            try {
                try (var writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                    write(fixture, writer);
                }
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Refused(
                    output.map(file -> "--output: cannot write " + file).orElse("cannot write")
                            + (" (" + e.getMessage() + ")"));
        }
    }

    private static void write(Fixture fixture, Writer writer) throws IOException {
        var content = new FixtureContent(fixture.accounts(), fixture.server(), fixture.faults());
        FixtureWriter.fixture(content, writer);
        writer.write("\n");
        writer.flush();
    }

    /** The name under which a fixture finds a file. */
    static MailFile beside(Path home, String path) {
        return MailFile.beside(
                path, home.toString(), name -> Files.newInputStream(home.resolve(name)));
    }
}
