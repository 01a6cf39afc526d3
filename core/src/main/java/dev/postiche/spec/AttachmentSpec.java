package dev.postiche.spec;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An attachment as a fixture describes it; each verb gives a new value.
 *
 * <p>Everything has a default: an attachment of which nothing is said is empty. RFC 2183.
 *
 * <pre>{@code
 * attachment("a.txt").type("text/plain").text("hi");
 * attachment().file(Path.of("invoice.pdf"));
 * attachment("big.bin").size("25MB");
 * }</pre>
 */
public final class AttachmentSpec {

    private static final AttachmentSpec EMPTY = new AttachmentSpec(Words.NONE);

    private final Words words;

    private AttachmentSpec(Words words) {
        this.words = words;
    }

    /** An attachment of which nothing is said yet. */
    public static AttachmentSpec attachment() {
        return EMPTY;
    }

    /** An attachment of this file name. */
    public static AttachmentSpec attachment(String name) {
        return EMPTY.name(name);
    }

    /** The file name that clients are shown. */
    public AttachmentSpec name(String name) {
        return with("name", name);
    }

    /** The media type: {@code text/plain; charset=utf-8}. */
    public AttachmentSpec type(String type) {
        return with("type", type);
    }

    /** The content as text, in UTF-8. */
    public AttachmentSpec text(String text) {
        return content("text", text);
    }

    /**
     * The content in base64.
     *
     * @throws IllegalArgumentException if it is not base64 (RFC 4648 §4; line ends are skipped)
     */
    public AttachmentSpec base64(String base64) {
        try {
            return base64(Base64.getMimeDecoder().decode(checked(base64)));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("expected base64", wrong);
        }
    }

    /** The content itself; JSON says it in base64. */
    public AttachmentSpec base64(byte[] octets) {
        return content("base64", Octets.of(octets));
    }

    /** The content from a file, which also gives the name if no other is said. */
    public AttachmentSpec file(MailFile file) {
        return content("file", file);
    }

    /**
     * The content from a file of the file system, which also gives the name if no other is said.
     */
    public AttachmentSpec file(Path file) {
        return file(MailFile.of(file));
    }

    /** The content from a resource of the class path, seen from its root. */
    public AttachmentSpec file(String resource) {
        return file(MailFile.onClassPath(resource));
    }

    /**
     * Content of this size, made when it is read.
     *
     * @param size {@code 512}, {@code 10KiB}, {@code 25MB}
     * @throws IllegalArgumentException if it is no size
     */
    public AttachmentSpec size(String size) {
        var octets = OctetCount.parse(Numbering.fill(size, 1));
        return Numbering.isIn(size) ? content("size", size) : size(octets);
    }

    /**
     * Content of this many octets, made when it is read.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public AttachmentSpec size(long octets) {
        if (octets < 0) {
            throw new IllegalArgumentException("a size is not negative, as " + octets + " is");
        }
        return content("size", OctetCount.format(octets));
    }

    /** The Content-ID, without angle brackets. RFC 2045 §7. */
    public AttachmentSpec contentId(String contentId) {
        return with("contentId", contentId);
    }

    /** Shown within the text and not listed beside it. RFC 2183 §2.1. */
    public AttachmentSpec inline() {
        return inline(true);
    }

    /** Whether it is shown within the text. */
    public AttachmentSpec inline(boolean inline) {
        return with("inline", inline);
    }

    /** The file name: what was said, else that of the file. */
    public Optional<String> name() {
        return words.get("name", String.class).or(() -> file().map(MailFile::name));
    }

    /** The file name, if one was said. */
    public Optional<String> saidName() {
        return words.get("name", String.class);
    }

    /** The media type, if one was said. */
    public Optional<String> type() {
        return words.get("type", String.class);
    }

    /** The content, if it was said as text. */
    public Optional<String> text() {
        return words.get("text", String.class);
    }

    /** The content, if it was said in base64. */
    public Optional<Octets> base64() {
        return words.get("base64", Octets.class);
    }

    /** The file with the content, if one was said. */
    public Optional<MailFile> file() {
        return words.get("file", MailFile.class);
    }

    /** The size in octets of what is to be made, if one was said. */
    public OptionalLong size() {
        return saidSize().stream()
                .mapToLong(size -> OctetCount.parse(Numbering.fill(size, 1)))
                .findFirst();
    }

    /** The size as it was said. */
    public Optional<String> saidSize() {
        return words.get("size", String.class);
    }

    /** The Content-ID without angle brackets, if one was said. */
    public Optional<String> contentId() {
        return words.get("contentId", String.class);
    }

    /** Whether it is shown within the text; not so by default. */
    public boolean isInline() {
        return words.is("inline", false);
    }

    /** Whether this word of the JSON form was said. */
    public boolean says(String word) {
        return words.has(word);
    }

    AttachmentSpec numbered(long n) {
        return new AttachmentSpec(words.numbered(n));
    }

    private AttachmentSpec content(String word, Object value) {
        var others = words.without("text").without("base64").without("file").without("size");
        return new AttachmentSpec(others.with(word, value));
    }

    private AttachmentSpec with(String word, Object value) {
        return new AttachmentSpec(words.with(word, value));
    }

    // The decoder for MIME skips what is no base64, and so would let anything pass.
    private static String checked(String base64) {
        if (!base64.matches("[A-Za-z0-9+/\\s]*={0,2}\\s*")) {
            throw new IllegalArgumentException("not base64");
        }
        return base64;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttachmentSpec that && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return "attachment" + words;
    }
}
