package dev.postiche.spec;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a message or an attachment takes its octets from.
 *
 * <p>It is opened each time it is needed, so a folder of large mails takes no memory.
 */
public final class MailFile {

    /** Finds the octets of a path. */
    @FunctionalInterface
    public interface Opener {
        /**
         * @throws IOException if there is no such file, or it may not be read
         */
        InputStream open(String path) throws IOException;
    }

    private final String path;
    private final String home;
    private final Opener opener;

    private MailFile(String path, String home, Opener opener) {
        this.path = path;
        this.home = home;
        this.opener = opener;
    }

    /** A file of the file system. */
    public static MailFile of(Path path) {
        return new MailFile(path.toString(), "", name -> Files.newInputStream(Path.of(name)));
    }

    /** A resource of the class path, seen from its root: {@code mails/signed.eml}. */
    public static MailFile onClassPath(String name) {
        return new MailFile(
                name,
                "classpath:",
                resource -> {
                    var found = ClassLoader.getSystemResourceAsStream(resource);
                    if (found == null) {
                        throw new FileNotFoundException("no such resource: " + resource);
                    }
                    return found;
                });
    }

    /**
     * A file beside a fixture.
     *
     * @param path the path as the fixture writes it
     * @param home where the fixture lies; files of the same home and path are equal
     * @param opener finds it there
     */
    public static MailFile beside(String path, String home, Opener opener) {
        return new MailFile(path, home, opener);
    }

    /** The path as it was written. */
    public String path() {
        return path;
    }

    /** The last part of the path, by which an attachment is called. */
    public String name() {
        var start = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
        return path.substring(start);
    }

    /**
     * Opens it; the caller closes it.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public InputStream open() {
        try {
            return opener.open(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * All of its octets.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public byte[] read() {
        try (var in = opener.open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    MailFile numbered(long n) {
        return Numbering.isIn(path) ? new MailFile(Numbering.fill(path, n), home, opener) : this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailFile that && path.equals(that.path) && home.equals(that.home);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path;
    }
}
