package dev.postiche.standalone;

import dev.postiche.MailAccount;
import dev.postiche.MockMailServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what clients of other languages need to speak TLS with the server, and what shows them to
 * it: the authority's certificate, and one certificate for each account.
 */
final class TlsFolder {

    /** What Java's own trust store has. */
    private static final String PASSWORD = "changeit";

    private final Path folder;

    TlsFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes all of it.
     *
     * @throws WrongCall if the folder cannot be written to
     */
    void write(MockMailServer mail) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("ca.pem"), mail.tls().pem());
            Files.write(folder.resolve("ca.p12"), mail.tls().trustStore(PASSWORD));
            for (var account : mail.accounts()) {
                write(mail, account);
            }
        } catch (IOException e) {
            throw new WrongCall("--tls-folder: cannot write to " + folder + ": " + e.getMessage());
        }
    }

    private void write(MockMailServer mail, MailAccount account) throws IOException {
        var user = account.user();
        var name = user.replaceAll("[^\\p{L}\\p{N}@._+-]", "_"); // never another folder
        Files.writeString(folder.resolve(name + ".pem"), mail.tls().clientPem(user));
        Files.write(folder.resolve(name + ".p12"), mail.tls().clientKeyStore(user, PASSWORD));
    }
}
