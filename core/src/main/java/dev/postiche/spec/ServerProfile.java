package dev.postiche.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The personality of a server: what it announces, how it names things, what it says.
 *
 * <p>Clients work round the servers they meet, and that can only be tested against servers that
 * differ. A profile is data, read from JSON; each verb gives a new value.
 *
 * <pre>{@code
 * profile("bare").imap(speech().afterLogin("IMAP4rev1")).separator(".").prefix("INBOX.");
 * }</pre>
 */
public final class ServerProfile {

    private final String name;
    private final Words words;

    private ServerProfile(String name, Words words) {
        this.name = name;
        this.words = words;
    }

    /**
     * A profile that differs in nothing yet.
     *
     * @throws IllegalArgumentException if the name is not of small letters, digits and hyphens
     */
    public static ServerProfile profile(String name) {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "a profile's name is of small letters, digits and hyphens, not \""
                            + name
                            + "\"");
        }
        return new ServerProfile(name, Words.NONE);
    }

    /** The name of the profile whose words hold where this one has none. */
    public ServerProfile extending(String other) {
        return with("extends", other);
    }

    /** One line for people. */
    public ServerProfile description(String line) {
        return with("description", line);
    }

    /** Where the facts come from, and when. */
    public ServerProfile source(String... sources) {
        return with("source", List.of(sources));
    }

    /** What the real server has and this one leaves out, and other differences. */
    public ServerProfile differences(String... lines) {
        return with("differences", List.of(lines));
    }

    /** How it speaks IMAP. */
    public ServerProfile imap(Speech speech) {
        return with("imap", speech);
    }

    /** How it speaks POP3. */
    public ServerProfile pop3(Speech speech) {
        return with("pop3", speech);
    }

    /**
     * The character between the levels of a mailbox's name on the wire.
     *
     * @throws IllegalArgumentException if it is not one printable ASCII character other than {@code
     *     % * & "}
     */
    public ServerProfile separator(String separator) {
        return with("separator", ServerSpec.checkedSeparator(separator));
    }

    /** What the names of mailboxes other than INBOX begin with on the wire, separator included. */
    public ServerProfile prefix(String prefix) {
        return with("prefix", prefix);
    }

    /** The mailbox that a fresh account has for a use, with {@code /} between levels. */
    public ServerProfile specialUse(SpecialUse use, String mailbox) {
        return new ServerProfile(
                name,
                words.plus("specialUse", use.attribute(), MailboxSpec.mailbox(mailbox).name()));
    }

    /** A limit by its name, its value as it would be written on the command line. */
    public ServerProfile limit(String limit, String value) {
        return new ServerProfile(name, words.plus("limits", limit, value));
    }

    /** A deviation that no other data can say, by its name; {@code true} to switch it on. */
    public ServerProfile quirk(String quirk, String value) {
        return new ServerProfile(name, words.plus("quirks", quirk, value));
    }

    /** By which it is chosen. */
    public String name() {
        return name;
    }

    /** The name of the profile whose words hold where this one has none. */
    public Optional<String> extending() {
        return words.get("extends", String.class);
    }

    /**
     * The same, with the words of another one where this has none. What is said of the other one,
     * its description and sources, stays there.
     */
    public ServerProfile over(ServerProfile other) {
        var below = other.words;
        for (var own : List.of("extends", "description", "source", "differences")) {
            below = below.without(own);
        }
        var both = below.overruledBy(words.without("extends"));
        for (var map : List.of("specialUse", "limits", "quirks")) {
            if (below.has(map) && words.has(map)) {
                both = both.with(map, below.map(map));
                for (var each : words.map(map).entrySet()) {
                    both = both.plus(map, each.getKey(), each.getValue());
                }
            }
        }
        return new ServerProfile(name, both)
                .imap(other.imap().merge(imap()))
                .pop3(other.pop3().merge(pop3()));
    }

    /** One line for people; empty if there is none. */
    public String description() {
        return words.get("description", String.class).orElse("");
    }

    /** Where the facts come from; empty if not said. */
    public List<String> source() {
        return words.list("source", String.class);
    }

    /** What the real server has and this one leaves out, and other differences. */
    public List<String> differences() {
        return words.list("differences", String.class);
    }

    /** How it speaks IMAP. */
    public Speech imap() {
        return words.get("imap", Speech.class).orElse(Speech.speech());
    }

    /** How it speaks POP3. */
    public Speech pop3() {
        return words.get("pop3", Speech.class).orElse(Speech.speech());
    }

    /** The character between the levels of a mailbox's name on the wire; {@code /} by default. */
    public char separator() {
        return words.get("separator", String.class).orElse("/").charAt(0);
    }

    /** What the names of mailboxes other than INBOX begin with on the wire; empty by default. */
    public String prefix() {
        return words.get("prefix", String.class).orElse("");
    }

    /** The mailboxes that a fresh account has, by their use. */
    public Map<SpecialUse, String> specialUse() {
        var byUse = new TreeMap<SpecialUse, String>();
        words.map("specialUse")
                .forEach(
                        (use, mailbox) -> SpecialUse.of(use).ifPresent(u -> byUse.put(u, mailbox)));
        return Collections.unmodifiableMap(byUse);
    }

    /** Limits by their names, sorted, their values as they were written. */
    public Map<String, String> limits() {
        return words.map("limits");
    }

    /** Deviations by their names, sorted, their values as they were written. */
    public Map<String, String> quirks() {
        return words.map("quirks");
    }

    /** Whether this word was said. */
    public boolean says(String word) {
        return words.has(word);
    }

    private ServerProfile with(String word, Object value) {
        return new ServerProfile(name, words.with(word, value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerProfile that
                && name.equals(that.name)
                && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "profile " + name;
    }
}
