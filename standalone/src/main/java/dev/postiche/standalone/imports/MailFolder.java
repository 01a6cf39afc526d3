package dev.postiche.standalone.imports;

import dev.postiche.spec.MailFile;
import dev.postiche.standalone.WrongCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The folder of {@code .eml} files beside a fixture, with a folder in it for each mailbox.
 *
 * <p>Names of mailboxes come from anywhere: what goes into names of files is harmless on every
 * system, and no two mailboxes share a folder.
 */
final class MailFolder {

    private static final int LONGEST_NAME = 80;

    private final Path home;
    private final String name;
    private final Map<String, String> folders = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private MailFolder(Path home, String name) {
        this.home = home;
        this.name = name;
    }

    /**
     * @param home where the fixture lies: a fixture names no file outside
     * @throws WrongCall if it lies elsewhere, or holds something that must not be replaced
     */
    static MailFolder of(Path home, String name, boolean force) {
        try {
            var folder = home.resolve(name).normalize();
            if (!folder.startsWith(home.normalize()) || folder.equals(home.normalize())) {
                throw new WrongCall("--mails: " + name + " does not lie beside the --output");
            }
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new WrongCall("--mails: " + folder + " is a file");
            }
            if (!force && Files.isDirectory(folder) && !isEmpty(folder)) {
                throw new WrongCall(
                        "--mails: " + folder + " is not empty; --force replaces files in it");
            }
            return new MailFolder(
                    home, home.normalize().relativize(folder).toString().replace('\\', '/'));
        } catch (InvalidPathException e) {
            throw new WrongCall("--mails: \"" + name + "\" is not the name of a folder");
        } catch (IOException e) {
            throw new WrongCall("--mails: cannot read " + name + " (" + e + ")");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Writes a mail and gives the file that the fixture is to name. */
    MailFile add(String mailbox, byte[] octets) throws IOException {
        var folder = folders.computeIfAbsent(mailbox, this::folder);
        var number = counts.merge(mailbox, 1, Integer::sum);
        var path = name + "/" + folder + "/" + number + ".eml";
        var file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, octets);
        return FixtureFile.beside(home, path);
    }

    private String folder(String mailbox) {
        var plain = mailbox.replaceAll("[^\\p{L}\\p{Nd}._-]+", "-").replaceAll("^[.-]+", "_");
        var shortened = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        var unique = shortened;
        for (int n = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); n++) {
            unique = shortened + "-" + n;
        }
        return unique;
    }
}
