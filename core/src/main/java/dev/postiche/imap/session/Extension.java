package dev.postiche.imap.session;

import dev.postiche.engine.Limit;
import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.message.Message;
import dev.postiche.store.Mailbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A capability and all that it brings: commands, words, attributes.
 *
 * <p>Whatever is said here is there exactly as long as the capability is, which is what hiding one
 * means. Each extension is one file with one of these in it, and one line in the registry.
 *
 * <pre>{@code
 * static final Extension EXTENSION = Extension.of("UNSELECT").commands(Unselect.SPEC);
 * }</pre>
 */
public final class Extension {

    private final String capability;
    private final List<CommandSpec> commands = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();
    private final List<BiConsumer<SelectedSession, Replies>> selected = new ArrayList<>();
    private final List<Function<Mailbox, ResponseCode>> created = new ArrayList<>();
    private final Map<String, BiFunction<AuthenticatedSession, Mailbox, String>> statusItems =
            new HashMap<>();
    private final List<Function<ListedMailbox, List<String>>> listAttributes = new ArrayList<>();
    private final Map<String, BiConsumer<ImapSession, Replies>> whenEnabled = new HashMap<>();
    private final List<BiConsumer<AuthenticatedSession, Message>> stored = new ArrayList<>();
    private final List<String> includes = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private Optional<Function<Progress, ResponseCode>> working = Optional.empty();
    private Predicate<ImapSession> announced = session -> true;
    private Function<ImapSession, String> announcement;
    private final List<Bound> bounds = new ArrayList<>();
    private long nonSynchronizing;
    private boolean enablable;
    private boolean inEverything = true;

    /**
     * Words, and other capabilities of which one must be in use as well.
     *
     * @param with none if the words stand for themselves
     */
    record Words(Consumer<Vocabulary.Builder> more, List<String> with) {}

    /** How many messages commands take. */
    record Bound(Limit limit, boolean onlySaving) {}

    private Extension(String capability) {
        this.capability = capability;
        this.announcement = session -> capability;
    }

    /** An extension that brings nothing yet. */
    public static Extension of(String capability) {
        return new Extension(capability);
    }

    /** Commands that are unknown without it. */
    public Extension commands(CommandSpec... specs) {
        commands.addAll(List.of(specs));
        return this;
    }

    /** FETCH items, SEARCH keys, modifiers that are unknown without it. */
    public Extension words(Consumer<Vocabulary.Builder> more) {
        return wordsWith(more);
    }

    /** Words that are known only where one of these capabilities is in use as well. */
    public Extension wordsWith(Consumer<Vocabulary.Builder> more, String... anyOf) {
        words.add(new Words(more, List.of(anyOf)));
        return this;
    }

    /** What SELECT and EXAMINE tell besides. RFC 3501 §6.3.1 */
    public Extension whenSelected(BiConsumer<SelectedSession, Replies> telling) {
        selected.add(telling);
        return this;
    }

    /** What the tagged OK of CREATE tells of the new mailbox. RFC 3501 §6.3.3 */
    public Extension whenCreated(Function<Mailbox, ResponseCode> code) {
        created.add(code);
        return this;
    }

    /** What a client is told that waits for a command that takes long. RFC 9585 */
    public Extension whileWorking(Function<Progress, ResponseCode> code) {
        working = Optional.of(code);
        return this;
    }

    /** What looks at a message that a client is about to store; NO if it may not. */
    public Extension whenStored(BiConsumer<AuthenticatedSession, Message> check) {
        stored.add(check);
        return this;
    }

    /**
     * Commands take no more than so many messages at a time. RFC 9738
     *
     * @param onlySaving whether that is true only of those that store messages
     */
    public Extension messageBound(Limit limit, boolean onlySaving) {
        bounds.add(new Bound(limit, onlySaving));
        return this;
    }

    /** An item of STATUS, and its value. */
    public Extension statusItem(String name, Function<Mailbox, String> value) {
        return statusItem(name, (session, mailbox) -> value.apply(mailbox));
    }

    /** An item of STATUS, and its value for who asks. */
    public Extension statusItem(
            String name, BiFunction<AuthenticatedSession, Mailbox, String> value) {
        statusItems.put(name, value);
        return words(vocabulary -> vocabulary.statusItem(name));
    }

    /** Attributes that LIST shows of a mailbox. */
    public Extension listAttributes(Function<ListedMailbox, List<String>> attributes) {
        listAttributes.add(attributes);
        return this;
    }

    /** Non-synchronizing literals up to this size. RFC 7888 */
    public Extension nonSynchronizingLiterals(long most) {
        nonSynchronizing = most;
        return this;
    }

    /** ENABLE switches it on. RFC 5161 */
    public Extension enablable() {
        enablable = true;
        return this;
    }

    /** What becomes different in a session in which it is switched on. RFC 5161 §3.1 */
    public Extension whenEnabled(BiConsumer<ImapSession, Replies> change) {
        return whenEnabled(capability, change);
    }

    /** As {@link #whenEnabled(BiConsumer)}, for a capability that comes along with this one. */
    public Extension whenEnabled(String other, BiConsumer<ImapSession, Replies> change) {
        whenEnabled.merge(other, change, BiConsumer::andThen);
        return this;
    }

    /** When it stands in the list of capabilities. */
    public Extension announcedWhen(Predicate<ImapSession> condition) {
        announced = condition;
        return this;
    }

    /** What stands for it in the list of capabilities, where that is more than its name. */
    public Extension announcedAs(Function<ImapSession, String> text) {
        announcement = text;
        return this;
    }

    /**
     * Capabilities that are in use with it, announced or not, and without which it is not: hiding
     * one of them hides it.
     */
    public Extension includes(String... capabilities) {
        includes.addAll(List.of(capabilities));
        return partlyIncludes(capabilities);
    }

    /** Capabilities of which it has a part: hiding one of them hides it. */
    public Extension partlyIncludes(String... capabilities) {
        parts.addAll(List.of(capabilities));
        return this;
    }

    /** There only if it is asked for by name, since it excludes another or belongs to a profile. */
    public Extension onlyByName() {
        inEverything = false;
        return this;
    }

    String capability() {
        return capability;
    }

    List<CommandSpec> commands() {
        return commands;
    }

    List<Words> words() {
        return words;
    }

    List<BiConsumer<SelectedSession, Replies>> whenSelected() {
        return selected;
    }

    List<Function<Mailbox, ResponseCode>> whenCreated() {
        return created;
    }

    Optional<Function<Progress, ResponseCode>> whileWorking() {
        return working;
    }

    List<BiConsumer<AuthenticatedSession, Message>> whenStored() {
        return stored;
    }

    List<Bound> bounds() {
        return bounds;
    }

    Map<String, BiFunction<AuthenticatedSession, Mailbox, String>> statusItems() {
        return statusItems;
    }

    List<Function<ListedMailbox, List<String>>> listAttributes() {
        return listAttributes;
    }

    long nonSynchronizingLiterals() {
        return nonSynchronizing;
    }

    Map<String, BiConsumer<ImapSession, Replies>> whenEnabled() {
        return whenEnabled;
    }

    List<String> includes() {
        return includes;
    }

    List<String> parts() {
        return parts;
    }

    boolean isEnablable() {
        return enablable;
    }

    boolean isAnnounced(ImapSession session) {
        return announced.test(session);
    }

    String announcement(ImapSession session) {
        return announcement.apply(session);
    }

    boolean isInEverything() {
        return inEverything;
    }

    @Override
    public String toString() {
        return capability;
    }
}
