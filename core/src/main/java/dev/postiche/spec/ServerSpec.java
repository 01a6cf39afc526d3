package dev.postiche.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** Its personality: a profile's name, or the path of a profile's file. */
    public ServerSpec profile(String profile) {
        return new ServerSpec(words.with("profile", profile));
    }

    /**
     * The character between the levels of a mailbox's name on the wire.
     *
     * @throws IllegalArgumentException if it is not one printable ASCII character other than {@code
     *     % * " \}
     */
    public ServerSpec separator(String separator) {
        if (separator.length() != 1
                || separator.charAt(0) <= ' '
                || separator.charAt(0) > '~'
                || "%*\"\\&".contains(separator)) {
            throw new IllegalArgumentException(
                    "a separator is one visible ASCII character other than % * & \" \\, not \""
                            + separator
                            + "\"");
        }
        return new ServerSpec(words.with("separator", separator));
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

    /** A limit by its name, its value as it would be written on the command line. */
    public ServerSpec limit(String name, String value) {
        var more = new TreeMap<>(limits());
        more.put(name, value);
        return new ServerSpec(words.with("limits", Map.copyOf(more)));
    }

    /** Its personality, if said. */
    public Optional<String> profile() {
        return words.get("profile", String.class);
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

    /** Limits by their names, sorted, their values as they were written. */
    public Map<String, String> limits() {
        var sorted = new TreeMap<String, String>();
        Map<?, ?> said = words.get("limits", Map.class).orElse(Map.of());
        said.forEach((name, value) -> sorted.put((String) name, (String) value));
        return Collections.unmodifiableMap(sorted);
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
        var both = words.overruledBy(later.words);
        if (words.has("limits") && later.words.has("limits")) {
            var limits = new TreeMap<>(limits());
            limits.putAll(later.limits());
            both = both.with("limits", Map.copyOf(limits));
        }
        return new ServerSpec(both);
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
