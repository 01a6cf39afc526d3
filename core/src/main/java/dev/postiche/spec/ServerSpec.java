package dev.postiche.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a fixture says of the server itself; each verb gives a new value.
 *
 * <p>A mailbox often only makes sense on a server of a certain kind. The verbs are the words of the
 * JSON form.
 *
 * <pre>{@code
 * server().profile("dovecot").separator(".").without("MOVE").with("X-FOO").autoAccounts("pass");
 * }</pre>
 */
public final class ServerSpec {

    private static final ServerSpec DEFAULT = new ServerSpec(Words.NONE);

    private final Words words;

    private ServerSpec(Words words) {
        this.words = words;
    }

    /** A server of which nothing is said yet. */
    public static ServerSpec server() {
        return DEFAULT;
    }

    /** Its personality, by the name of a profile. */
    public ServerSpec profile(String profile) {
        return new ServerSpec(byName(words).with("profile", profile));
    }

    /** Its personality, from a profile's file. */
    public ServerSpec profile(MailFile file) {
        return new ServerSpec(byName(words).with("profile", file.path()).with("profileFile", file));
    }

    /** Its personality itself. */
    public ServerSpec profile(ServerProfile whole) {
        return new ServerSpec(
                byName(words).with("profile", whole.name()).with("wholeProfile", whole));
    }

    private static Words byName(Words words) {
        return words.without("profileFile").without("wholeProfile");
    }

    /**
     * The character between the levels of a mailbox's name on the wire.
     *
     * @throws IllegalArgumentException if it is not one printable ASCII character other than {@code
     *     % * & "}
     */
    public ServerSpec separator(String separator) {
        return new ServerSpec(words.with("separator", checkedSeparator(separator)));
    }

    /** Capabilities to hide with all that they bring, in place of those said before. */
    public ServerSpec without(String... capabilities) {
        return new ServerSpec(words.with("without", List.of(capabilities)));
    }

    /**
     * Capabilities to switch on, in place of those said before; an unknown one is merely announced.
     */
    public ServerSpec with(String... capabilities) {
        return new ServerSpec(words.with("with", List.of(capabilities)));
    }

    /** Any unknown user logs in with this password and gets a fresh account. */
    public ServerSpec autoAccounts(String password) {
        return new ServerSpec(words.with("autoAccounts", password));
    }

    /** How it speaks TLS. */
    public ServerSpec tls(TlsSpec tls) {
        return new ServerSpec(words.with("tls", tls));
    }

    /** With a certificate that is good, or wrong on purpose. */
    public ServerSpec tls(CertificateKind certificate) {
        return tls(TlsSpec.DEFAULT.certificate(certificate));
    }

    /** For all that is drawn by chance. */
    public ServerSpec seed(long seed) {
        return new ServerSpec(words.with("seed", seed));
    }

    /** A limit by its name, its value as it would be written on the command line. */
    public ServerSpec limit(String name, String value) {
        return new ServerSpec(words.plus("limits", name, value));
    }

    /** A deviation by its name; {@code true} to switch it on. */
    public ServerSpec quirk(String name, String value) {
        return new ServerSpec(words.plus("quirks", name, value));
    }

    /**
     * An annotation of the server that everybody sees. RFC 5464 §3.2
     *
     * @param entry its name, which begins with {@code /shared/}; case does not matter
     * @throws IllegalArgumentException if it is no such name
     */
    public ServerSpec metadata(String entry, String value) {
        return new ServerSpec(words.plus("metadata", EntryName.sharedOfTheServer(entry), value));
    }

    /** The same, with these annotations in place of those said before. */
    public ServerSpec metadata(Map<String, String> annotations) {
        var said = new ServerSpec(words.without("metadata"));
        for (var each : annotations.entrySet()) {
            said = said.metadata(each.getKey(), each.getValue());
        }
        return said;
    }

    /** Its personality, if said: a profile's name, or the path of its file. */
    public Optional<String> profile() {
        return words.get("profile", String.class);
    }

    /** The file of the profile, if it is not one of the server's own. */
    public Optional<MailFile> profileFile() {
        return words.get("profileFile", MailFile.class);
    }

    /** The profile itself, if it was not said by its name or file. */
    public Optional<ServerProfile> wholeProfile() {
        return words.get("wholeProfile", ServerProfile.class);
    }

    /** The character between the levels of a mailbox's name on the wire, if said. */
    public Optional<String> separator() {
        return words.get("separator", String.class);
    }

    /** Capabilities to hide. */
    public List<String> without() {
        return words.list("without", String.class);
    }

    /** Capabilities to switch on or to announce. */
    public List<String> with() {
        return words.list("with", String.class);
    }

    /** The password with which any unknown user logs in, if said. */
    public Optional<String> autoAccounts() {
        return words.get("autoAccounts", String.class);
    }

    /** How it speaks TLS, if said. */
    public Optional<TlsSpec> tls() {
        return words.get("tls", TlsSpec.class);
    }

    /** For all that is drawn by chance, if said. */
    public OptionalLong seed() {
        return words.number("seed");
    }

    /** Limits by their names, sorted, their values as they were written. */
    public Map<String, String> limits() {
        return words.map("limits");
    }

    /** Deviations by their names, sorted, their values as they were written. */
    public Map<String, String> quirks() {
        return words.map("quirks");
    }

    /** The annotations of the server that everybody sees, as far as said. */
    public Map<String, String> metadata() {
        return words.map("metadata");
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether this word was said; {@code with} and {@code without} stand under capabilities. */
    public boolean says(String word) {
        return words.has(word);
    }

    /** Both together: what the later one says of the same word counts. */
    public ServerSpec merge(ServerSpec later) {
        var both = (later.words.has("profile") ? byName(words) : words).overruledBy(later.words);
        for (var map : List.of("limits", "quirks", "metadata")) {
            if (words.has(map) && later.words.has(map)) {
                both = both.with(map, words.map(map));
                for (var each : later.words.map(map).entrySet()) {
                    both = both.plus(map, each.getKey(), each.getValue());
                }
            }
        }
        return new ServerSpec(both);
    }

    static String checkedSeparator(String separator) {
        if (separator.length() != 1
                || separator.charAt(0) <= ' '
                || separator.charAt(0) > '~'
                || "%*\"&".contains(separator)) {
            throw new IllegalArgumentException(
                    "a separator is one visible ASCII character other than % * & \", not \""
                            + separator
                            + "\"");
        }
        return separator;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerSpec that && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    /** Without the password of automatic accounts, which is a secret. */
    @Override
    public String toString() {
        return "server" + words.without("autoAccounts");
    }
}
