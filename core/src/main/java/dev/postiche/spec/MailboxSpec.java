package dev.postiche.spec;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A mailbox as a fixture describes it; each verb gives a new value.
 *
 * <p>The verbs are the words of the JSON form. RFC 9051 §2.3.1.1, §5.1.
 *
 * <pre>{@code
 * mailbox("Archive/2025").specialUse("\\Archive");
 * mailbox("INBOX").uidValidity(1).messages(message().subject("Hi"), message().flags(SEEN));
 * }</pre>
 */
public final class MailboxSpec {

    /** The largest UIDVALIDITY. RFC 9051 §9 ({@code nz-number}). */
    public static final long LARGEST_UID_VALIDITY = 0xFFFF_FFFFL;

    private final String name;
    private final Words words;

    private MailboxSpec(String name, Words words) {
        this.name = name;
        this.words = words;
    }

    /**
     * An empty mailbox.
     *
     * @param name with {@code /} between levels, whatever the wire's separator; INBOX in any case
     * @throws IllegalArgumentException if it is empty or has an empty level or a control character
     */
    public static MailboxSpec mailbox(String name) {
        if (name.isEmpty() || ("/" + name + "/").contains("//")) {
            throw new IllegalArgumentException(
                    "a mailbox has a name, with / only between levels, not \"" + name + "\"");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a mailbox's name has no control characters");
        }
        return new MailboxSpec(canonical(name), Words.NONE);
    }

    /**
     * Its UIDVALIDITY.
     *
     * @throws IllegalArgumentException if it is not 1 to 4294967295
     */
    public MailboxSpec uidValidity(long uidValidity) {
        return with(
                "uidValidity", Words.checked("a uidValidity", uidValidity, LARGEST_UID_VALIDITY));
    }

    /**
     * The UID that the next message gets.
     *
     * @throws IllegalArgumentException if it is not 1 to 4294967295
     */
    public MailboxSpec uidNext(long uidNext) {
        return with("uidNext", Words.checked("a uidNext", uidNext, MessageSpec.LARGEST_UID));
    }

    /** Subscribed. RFC 9051 §6.3.7. */
    public MailboxSpec subscribed() {
        return subscribed(true);
    }

    /** Whether it is subscribed. */
    public MailboxSpec subscribed(boolean subscribed) {
        return with("subscribed", subscribed);
    }

    /** Whether it can be selected; if not, it is but a name above others ({@code \Noselect}). */
    public MailboxSpec selectable(boolean selectable) {
        return with("selectable", selectable);
    }

    /** What it is for, in place of what was said before. RFC 6154. */
    public MailboxSpec specialUse(SpecialUse... uses) {
        return with("specialUse", List.of(uses));
    }

    /**
     * What it is for, by the attribute: {@code \Archive}.
     *
     * @throws IllegalArgumentException if there is no such attribute
     */
    public MailboxSpec specialUse(String attribute) {
        var unknown = "unknown special use \"" + attribute + "\"";
        return specialUse(
                SpecialUse.of(attribute).orElseThrow(() -> new IllegalArgumentException(unknown)));
    }

    /**
     * What another user may do with it, and what the owner may; {@code anyone} stands for all. RFC
     * 4314 §2.
     *
     * @param identifier a user name, {@code anyone}, or one of these with a dash before it, whose
     *     rights are taken away
     * @param rights letters, as in {@code lrs}; empty for none
     * @throws IllegalArgumentException for a letter that is no right, or an empty identifier
     */
    public MailboxSpec acl(String identifier, String rights) {
        if (identifier.isEmpty() || identifier.equals("-")) {
            throw new IllegalArgumentException("rights are given to a user or to \"anyone\"");
        }
        return new MailboxSpec(name, words.plus("acl", identifier, Rights.of(rights).toString()));
    }

    /**
     * An annotation; a private one is the owner's, or of the user before it. RFC 5464 §3.2
     *
     * @param entry its name, which begins with {@code /private/} or {@code /shared/}; case does not
     *     matter. {@code ben:/private/comment} is what ben keeps to himself
     * @throws IllegalArgumentException if it is no such name
     */
    public MailboxSpec metadata(String entry, String value) {
        return new MailboxSpec(name, words.plus("metadata", EntryName.ofAMailbox(entry), value));
    }

    /** More messages, after those said before. */
    public MailboxSpec messages(MessageSpec... messages) {
        return messages(List.of(messages));
    }

    /** More messages, after those said before. */
    public MailboxSpec messages(List<MessageSpec> messages) {
        return new MailboxSpec(name, words.plus("messages", MessageSpec.class, messages));
    }

    /** Its name, with {@code /} between levels; INBOX in upper case. */
    public String name() {
        return name;
    }

    /** Its UIDVALIDITY, if said. */
    public OptionalLong uidValidity() {
        return words.number("uidValidity");
    }

    /** The UID of the next message, if said. */
    public OptionalLong uidNext() {
        return words.number("uidNext");
    }

    /** Whether it is subscribed; so by default. */
    public boolean isSubscribed() {
        return words.is("subscribed", true);
    }

    /** Whether it can be selected; so by default. */
    public boolean isSelectable() {
        return words.is("selectable", true);
    }

    /** What it is for; empty if for nothing special. */
    public List<SpecialUse> specialUse() {
        return words.list("specialUse", SpecialUse.class);
    }

    /** Who may do what with it, as far as said. */
    public Map<String, Rights> acl() {
        var acl = new TreeMap<String, Rights>();
        words.map("acl").forEach((identifier, rights) -> acl.put(identifier, Rights.of(rights)));
        return Collections.unmodifiableMap(acl);
    }

    /** Its annotations, as far as said. */
    public Map<String, String> metadata() {
        return words.map("metadata");
    }

    /** Its messages in the order of their UIDs. */
    public List<MessageSpec> messages() {
        return words.list("messages", MessageSpec.class);
    }

    /** Whether this word of the JSON form was said. */
    public boolean says(String word) {
        return word.equals("name") || words.has(word);
    }

    /**
     * Both together: what the later one says of the same word counts, messages are appended.
     *
     * @param later of the same name
     */
    public MailboxSpec merge(MailboxSpec later) {
        var both = words.overruledBy(later.words);
        if (words.has("messages") && later.words.has("messages")) {
            var all = words.plus("messages", MessageSpec.class, later.messages());
            both = both.with("messages", all.list("messages", MessageSpec.class));
        }
        return new MailboxSpec(name, both);
    }

    private MailboxSpec with(String word, Object value) {
        return new MailboxSpec(name, words.with(word, value));
    }

    // INBOX is the same name in any case, and what is below it. RFC 9051 §5.1
    private static String canonical(String name) {
        return ("/" + name + "/").toLowerCase(Locale.ROOT).startsWith("/inbox/")
                ? "INBOX" + name.substring("INBOX".length())
                : name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxSpec that
                && name.equals(that.name)
                && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "mailbox " + name + words;
    }
}
