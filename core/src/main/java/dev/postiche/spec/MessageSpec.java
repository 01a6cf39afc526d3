/* This file is long because each field of a message has a component and a word of the builder. */
package dev.postiche.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message as a fixture describes it; each verb gives a new value.
 *
 * <p>The verbs are the words of the JSON form. Everything has a default that gives a valid message.
 * RFC 5322, RFC 2045.
 *
 * <pre>{@code
 * message().from("Bob <bob@example.org>").to("anna@example.org").subject("Chào").text("Hi")
 *         .attachment(attachment("a.txt").text("hi")).flags(SEEN).uid(7).internalDate("-2d");
 * message().eml(Path.of("signed.eml"));
 * message().subject("Newsletter {{n}}").repeat(1000);
 * }</pre>
 */
public final class MessageSpec {

    /** The transfer encodings that the texts of a message can be put in. RFC 2045 §6. */
    public static final List<String> ENCODINGS =
            List.of("7bit", "8bit", "binary", "quoted-printable", "base64");

    /** Stands for the number of a repeated message in any of its strings. */
    public static final String NUMBER = Numbering.MARK;

    /** The largest {@code repeat}. */
    public static final long MOST_REPETITIONS = 10_000_000;

    /** The largest UID. RFC 9051 §2.3.1.1. */
    public static final long LARGEST_UID = 0xFFFF_FFFFL;

    private static final MessageSpec EMPTY = new MessageSpec(Words.NONE);

    private final Words words;

    private MessageSpec(Words words) {
        this.words = words;
    }

    /** A message of which nothing is said yet. */
    public static MessageSpec message() {
        return EMPTY;
    }

    /** The authors: {@code Bob <bob@example.org>}. RFC 5322 §3.6.2. */
    public MessageSpec from(String... addresses) {
        return with("from", List.of(addresses));
    }

    /** Who sent it for the authors. RFC 5322 §3.6.2. */
    public MessageSpec sender(String address) {
        return with("sender", address);
    }

    /** Where replies go. RFC 5322 §3.6.2. */
    public MessageSpec replyTo(String... addresses) {
        return with("replyTo", List.of(addresses));
    }

    /** The recipients. RFC 5322 §3.6.3. */
    public MessageSpec to(String... addresses) {
        return with("to", List.of(addresses));
    }

    /** Who gets a copy. RFC 5322 §3.6.3. */
    public MessageSpec cc(String... addresses) {
        return with("cc", List.of(addresses));
    }

    /** Who gets a blind copy; the header stays in the message. RFC 5322 §3.6.3. */
    public MessageSpec bcc(String... addresses) {
        return with("bcc", List.of(addresses));
    }

    /** The subject, in any script. */
    public MessageSpec subject(String subject) {
        return with("subject", subject);
    }

    /** The Date header. */
    public MessageSpec date(When date) {
        return with("date", date);
    }

    /**
     * The Date header, in ISO 8601 or relative to the server's clock.
     *
     * @throws IllegalArgumentException if it is no date
     */
    public MessageSpec date(String date) {
        return date(When.parse(date));
    }

    /** The Message-ID, with or without angle brackets. RFC 5322 §3.6.4. */
    public MessageSpec messageId(String messageId) {
        return with("messageId", messageId);
    }

    /** The message that this one answers. RFC 5322 §3.6.4. */
    public MessageSpec inReplyTo(String... messageIds) {
        return with("inReplyTo", List.of(messageIds));
    }

    /** The messages before it in the conversation, the oldest first. RFC 5322 §3.6.4. */
    public MessageSpec references(String... messageIds) {
        return with("references", List.of(messageIds));
    }

    /** The body as plain text. */
    public MessageSpec text(String text) {
        return with("text", text);
    }

    /** The body as HTML; beside a text it becomes multipart/alternative. */
    public MessageSpec html(String html) {
        return with("html", html);
    }

    /**
     * The transfer encoding of text and HTML.
     *
     * @throws IllegalArgumentException if it is not one of {@link #ENCODINGS}
     */
    public MessageSpec encoding(String encoding) {
        var known = encoding.toLowerCase(Locale.ROOT);
        if (!ENCODINGS.contains(known)) {
            throw new IllegalArgumentException(
                    "expected one of "
                            + String.join(", ", ENCODINGS)
                            + ", not \""
                            + encoding
                            + "\"");
        }
        return with("encoding", known);
    }

    /**
     * One more header field, word for word; those of one name stay together.
     *
     * @throws IllegalArgumentException if name or value would break the header
     */
    public MessageSpec header(String name, String value) {
        var all = new ArrayList<>(headers());
        var at = all.size();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                at = i + 1;
            }
        }
        all.add(at, new Header(name, value));
        return with("headers", List.copyOf(all));
    }

    /** One more attachment. */
    public MessageSpec attachment(AttachmentSpec attachment) {
        return attachments(attachment);
    }

    /** More attachments. */
    public MessageSpec attachments(AttachmentSpec... attachments) {
        return new MessageSpec(
                words.plus("attachments", AttachmentSpec.class, List.of(attachments)));
    }

    /**
     * The flags it has from the start, in place of what was said before.
     *
     * @throws IllegalArgumentException if {@code \Recent} is among them, which is a session's
     */
    public MessageSpec flags(Flag... flags) {
        var all = List.of(flags).stream().distinct().toList();
        if (all.contains(Flag.RECENT)) {
            throw new IllegalArgumentException(
                    "\\Recent is given by the server to a session and cannot be set");
        }
        return with("flags", all);
    }

    /**
     * Its UID.
     *
     * @throws IllegalArgumentException if it is not 1 to 4294967295
     */
    public MessageSpec uid(long uid) {
        return with("uid", Words.checked("a uid", uid, LARGEST_UID));
    }

    /**
     * What it is called among the messages of its account: those that are called the same are
     * copies of one message, as COPY makes them. RFC 8474 §5.1
     */
    public MessageSpec emailId(String called) {
        return with("emailId", called);
    }

    /** When it arrived. RFC 9051 §2.3.3. */
    public MessageSpec internalDate(When date) {
        return with("internalDate", date);
    }

    /**
     * When it arrived, in ISO 8601 or relative to the server's clock.
     *
     * @throws IllegalArgumentException if it is no date
     */
    public MessageSpec internalDate(String date) {
        return internalDate(When.parse(date));
    }

    /** The whole message from a file. */
    public MessageSpec eml(MailFile file) {
        return with("eml", file);
    }

    /** The whole message from a file of the file system. */
    public MessageSpec eml(Path file) {
        return eml(MailFile.of(file));
    }

    /** The whole message from a resource of the class path, seen from its root. */
    public MessageSpec eml(String resource) {
        return eml(MailFile.onClassPath(resource));
    }

    /** The whole message as its octets. */
    public MessageSpec raw(byte[] octets) {
        return with("raw", Octets.of(octets));
    }

    /** The whole message as text, put in UTF-8. */
    public MessageSpec raw(String text) {
        return with("raw", Octets.of(text));
    }

    /** Keeps even line ends without CR, which otherwise become CRLF. */
    public MessageSpec verbatim() {
        return verbatim(true);
    }

    /** Whether line ends without CR are kept. */
    public MessageSpec verbatim(boolean verbatim) {
        return with("verbatim", verbatim);
    }

    /**
     * So many messages in place of one; {@code {{n}}} in any string stands for 1, 2, 3 …
     *
     * @throws IllegalArgumentException if it is not 1 to {@value #MOST_REPETITIONS}
     */
    public MessageSpec repeat(long times) {
        return with("repeat", Words.checked("repeat", times, MOST_REPETITIONS));
    }

    /** The authors; empty if none was said. */
    public List<String> from() {
        return words.list("from", String.class);
    }

    /** Who sent it for the authors, if said. */
    public Optional<String> sender() {
        return words.get("sender", String.class);
    }

    /** Where replies go; empty if not said. */
    public List<String> replyTo() {
        return words.list("replyTo", String.class);
    }

    /** The recipients; empty if none was said. */
    public List<String> to() {
        return words.list("to", String.class);
    }

    /** Who gets a copy; empty if nobody. */
    public List<String> cc() {
        return words.list("cc", String.class);
    }

    /** Who gets a blind copy; empty if nobody. */
    public List<String> bcc() {
        return words.list("bcc", String.class);
    }

    /** The subject, if said. */
    public Optional<String> subject() {
        return words.get("subject", String.class);
    }

    /** The Date header, if said. */
    public Optional<When> date() {
        return words.get("date", When.class);
    }

    /** The Message-ID, if said, as it was said. */
    public Optional<String> messageId() {
        return words.get("messageId", String.class);
    }

    /** The messages it answers; empty if none. */
    public List<String> inReplyTo() {
        return words.list("inReplyTo", String.class);
    }

    /** The messages before it in the conversation; empty if none. */
    public List<String> references() {
        return words.list("references", String.class);
    }

    /** The body as plain text, if said. */
    public Optional<String> text() {
        return words.get("text", String.class);
    }

    /** The body as HTML, if said. */
    public Optional<String> html() {
        return words.get("html", String.class);
    }

    /** The transfer encoding of text and HTML in lower case, if said. */
    public Optional<String> encoding() {
        return words.get("encoding", String.class);
    }

    /** The header fields that were said word for word, in their order. */
    public List<Header> headers() {
        return words.list("headers", Header.class);
    }

    /** The attachments, in their order. */
    public List<AttachmentSpec> attachments() {
        return words.list("attachments", AttachmentSpec.class);
    }

    /** The flags it has from the start. */
    public List<Flag> flags() {
        return words.list("flags", Flag.class);
    }

    /** Its UID, if said. */
    public OptionalLong uid() {
        return words.number("uid");
    }

    /** What it is called among the messages of its account, if said. */
    public Optional<String> emailId() {
        return words.get("emailId", String.class);
    }

    /** When it arrived, if said. */
    public Optional<When> internalDate() {
        return words.get("internalDate", When.class);
    }

    /** The file that is the whole message, if said. */
    public Optional<MailFile> eml() {
        return words.get("eml", MailFile.class);
    }

    /** The octets that are the whole message, if said. */
    public Optional<Octets> raw() {
        return words.get("raw", Octets.class);
    }

    /** Whether line ends without CR are kept; not so by default. */
    public boolean isVerbatim() {
        return words.is("verbatim", false);
    }

    /** How many messages it stands for; 1 by default. */
    public long repeat() {
        return words.number("repeat").orElse(1);
    }

    /**
     * The message with this number of those that it stands for.
     *
     * @param n 1 to {@link #repeat()}
     * @throws IllegalArgumentException if there is none of this number, or a word makes no sense
     *     with it
     */
    public MessageSpec repetition(long n) {
        if (n < 1 || n > repeat()) {
            throw new IllegalArgumentException("there is no message " + n + " of " + repeat());
        }
        if (!words.has("repeat")) {
            return this;
        }
        var one = new MessageSpec(words.without("repeat").numbered(n));
        var uid = one.uid();
        return uid.isPresent() ? one.uid(uid.getAsLong() + n - 1) : one;
    }

    /** Whether this word of the JSON form was said. */
    public boolean says(String word) {
        return words.has(word);
    }

    private MessageSpec with(String word, Object value) {
        return new MessageSpec(words.with(word, value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageSpec that && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return "message" + words;
    }
}
