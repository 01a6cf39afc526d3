package dev.postiche.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.fixture.Fixture;
import dev.postiche.spec.SpecialUse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code postiche import}: a server with the fixture holds what one with the sources holds. */
class ImportTest {

    private static final String HEADER = "Date: Thu, 1 Jan 2026 10:00:00 +0700\r\nSubject: ";

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(arguments, new Environment(Map.of("POSTICHE_FORCE", "nonsense")));
    }

    private String errors() {
        return err.toString(UTF_8);
    }

    private Path write(String name, byte[] octets) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, octets);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(ISO_8859_1));
    }

    /** What a server holds that was started with this. */
    private static Fixture served(Fixture fixture) {
        try (var mail = MockMailServer.builder().seed(1).fixture(fixture).start()) {
            return mail.fixture();
        }
    }

    private void isServedAlike(String... sources) throws IOException {
        var output = folder.resolve("out.json");
        var arguments = new String[sources.length + 3];
        arguments[0] = "import";
        System.arraycopy(sources, 0, arguments, 1, sources.length);
        arguments[sources.length + 1] = "--output";
        arguments[sources.length + 2] = output.toString();
        assertThat(run(arguments)).as(errors()).isZero();
        assertThat(out.size()).isZero();
        var original = Fixture.fixture();
        for (var source : sources) {
            original = original.merge(Fixture.argument(source));
        }
        assertThat(served(Fixture.read(output))).isEqualTo(served(original));
        Files.delete(output);
        arguments = Arrays.copyOf(arguments, arguments.length + 2);
        arguments[arguments.length - 2] = "--mails";
        arguments[arguments.length - 1] = "kept";
        assertThat(run(arguments)).as(errors()).isZero();
        assertThat(Files.readString(output)).contains("\"eml\"").doesNotContain("\"raw\"");
        assertThat(served(Fixture.read(output))).isEqualTo(served(original));
    }

    @Test
    void aFolderOfMailsThatAreNoText() throws IOException {
        var octets = new byte[256];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }
        write("mails/1.eml", HEADER + "octets\r\n\r\n" + new String(octets, ISO_8859_1));
        write("mails/2.eml", HEADER + "bare line ends\n\n\uD83D\uDE00\n");
        write("mails/Work/Old {{n}}/1.eml", HEADER + "{{n}} is no number\r\n\r\n");
        write("mails/Work/Old/a.eml", HEADER + "deep\r\n\r\n");
        write("mails/Empty/readme.txt", "");
        isServedAlike(folder.resolve("mails").toString());
    }

    @Test
    void anMboxWithFlags() throws IOException {
        var mbox =
                write(
                        "sent.mbox",
                        "From a@b Thu Jan  1 10:00:00 2026\nStatus: RO\nX-Status: F\n"
                                + "Subject: x\n\n>From here\n\nFrom c@d Fri Jan  2 10:00:00 2026\n\n");
        isServedAlike("ben=" + mbox);
    }

    @Test
    void aMaildirWithFoldersAndKeywords() throws IOException {
        write("box/cur/1763600000.M1.host:2,FSa", HEADER + "one\n\nx\n");
        write("box/new/1763600001.M2.host", HEADER + "two\n\nx\n");
        write("box/.Sent.2025/cur/1763600002.M3.host:2,S", HEADER + "three\n\nx\n");
        write("box/dovecot-keywords", "0 $Important\n");
        isServedAlike(folder.resolve("box").toString());
    }

    @Test
    void aStorageOfHoodiecrow() throws IOException {
        var storage =
                write(
                        "storage.json",
                        """
                        {"INBOX": {"uidvalidity": 9, "uidnext": 50, "messages": [
                            {"raw": "Subject: \u00ff\\r\\n\\r\\n", "uid": 7, "flags": ["\\\\Seen"],
                             "internaldate": "14-Sep-2013 21:22:28 -0300"}]},
                         "": {"separator": ".", "folders": {"Gone": {"special-use": "\\\\Trash",
                              "subscribed": false, "folders": {"Old": {}}},
                              "Not": {"flags": "\\\\Noselect"}}}}
                        """
                                .replace("\u00ff", "\\u00ff"));
        isServedAlike(storage.toString());
        assertThat(run("import", storage.toString(), "--user", "zoe")).isZero();
        var fixture = Fixture.parse(out.toString(UTF_8));
        var gone = fixture.account("zoe").orElseThrow().mailbox("Gone").orElseThrow();
        assertThat(gone.specialUse()).containsExactly(SpecialUse.TRASH);
        assertThat(fixture.server().separator()).contains(".");
    }

    @Test
    void severalSourcesAreOneFixture() throws IOException {
        var first = write("1.eml", HEADER + "first\r\n\r\n");
        var second = write("2.eml", HEADER + "second\r\n\r\n");
        isServedAlike(first.toString(), "ben=" + second, second.toString());
    }

    @Test
    void standardOutputHoldsTheFixtureAndNothingElse() throws IOException {
        var mail = write("1.eml", HEADER + "Ch\u00c3\u00a0o\r\n\r\n");
        assertThat(run("import", mail.toString())).isZero();
        assertThat(out.toString(UTF_8)).startsWith("{").endsWith("}\n").contains("Chào");
        assertThat(Fixture.parse(out.toString(UTF_8)).accounts()).hasSize(1);
        assertThat(errors()).isEqualTo("imported 1 messages in 1 mailboxes of anna\n");
    }

    @Test
    void nothingIsReplacedUnasked() throws IOException {
        var mail = write("1.eml", HEADER + "x\r\n\r\n").toString();
        var output = write("out.json", "mine").toString();
        assertThat(run("import", mail, "--output", output)).isEqualTo(2);
        assertThat(errors()).contains("out.json is there already; --force").hasLineCount(1);
        assertThat(folder.resolve("out.json")).hasContent("mine");
        assertThat(run("import", mail, "--output", output, "--force")).isZero();
        assertThat(folder.resolve("out.json")).content().contains("\"raw\"");

        var other = folder.resolve("other.json").toString();
        write("mails/kept.txt", "mine");
        assertThat(run("import", mail, "--output", other, "--mails", "mails")).isEqualTo(2);
        assertThat(errors()).contains("mails is not empty; --force");
        assertThat(Path.of(other)).doesNotExist();
        assertThat(run("import", mail, "--output", other, "--mails", "mails", "--force")).isZero();
        assertThat(folder.resolve("mails/kept.txt")).hasContent("mine");
    }

    @Test
    void whatTheUserCanMendEndsWithTwoInOneLine() throws IOException {
        var mail = write("1.eml", HEADER + "x\r\n\r\n").toString();
        var fixture = write("fixture.json", "{\"accounts\": [{\"user\": \"u\", \"quota\": {}}]}");
        var described =
                write(
                        "described.json",
                        "{\"accounts\": [{\"user\": \"u\", \"mailboxes\": [{\"name\": \"INBOX\","
                                + " \"messages\": [{\"subject\": \"x\"}]}]}]}");
        mended("what is to be imported?", "import");
        mended("did you mean \"--output\"?", "import", mail, "--ouput", "x");
        mended("--output needs a value", "import", mail, "--output");
        mended("there is no such file", "import", folder.resolve("none").toString());
        mended("this is a fixture already", "import", fixture.toString());
        mended("this is a fixture already", "import", described.toString());
        mended("--mails needs --output", "import", mail, "--mails", "x");
        mended("is a folder", "import", mail, "--output", folder.toString());
        mended("there is no folder", "import", mail, "--output", folder + "/a/b.json");
        var output = folder + "/new.json";
        mended("does not lie beside", "import", mail, "--output", output, "--mails", "../x");
        mended("does not lie beside", "import", mail, "--output", output, "--mails", ".");
        mended("does not lie beside", "import", mail, "--output", output, "--mails", "/tmp/x");
        mended("did you mean \"import\"?", "imprt", mail);
    }

    private void mended(String message, String... arguments) {
        assertThat(run(arguments)).as(message).isEqualTo(2);
        assertThat(errors()).contains(message);
        assertThat(errors().replaceFirst("a source is wrong\n", "")).hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void helpNamesTheOptionsAndTheMainHelpNamesTheCommand() {
        assertThat(run("import", "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("--output", "--mails", "POSTICHE_IMPORT_USER");
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("postiche import", "postiche capture");
    }
}
