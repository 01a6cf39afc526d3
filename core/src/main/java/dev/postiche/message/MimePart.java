package dev.postiche.message;

import java.util.List;
import java.util.Optional;

/**
 * A node of a message's MIME tree: where it stands in the octets, and what its header says of it.
 *
 * <p>The facts are those of BODYSTRUCTURE; strings are raw, one character an octet. RFC 2045, RFC
 * 9051 §7.5.2.
 */
public final class MimePart {

    private final PartFacts facts;
    private final HeaderBlock header;
    private final Slice body;
    private final long lines;
    private final List<MimePart> children;
    private final Optional<MimePart> nested;
    private final Optional<MessageContent> decoded;
    private final Optional<MessageContent> binary;

    MimePart(
            PartFacts facts,
            HeaderBlock header,
            Slice body,
            long lines,
            List<MimePart> children,
            Optional<MimePart> nested) {
        this.facts = facts;
        this.header = header;
        this.body = body;
        this.lines = lines;
        this.children = List.copyOf(children);
        this.nested = nested;
        this.decoded = decode(body.asContent());
        this.binary = decoded.map(this::withLineEnds);
    }

    private Optional<MessageContent> decode(MessageContent transferred) {
        return isLeaf()
                ? TransferEncoding.decode(encoding(), transferred)
                : Optional.of(transferred);
    }

    private MessageContent withLineEnds(MessageContent plain) {
        return isLeaf() && type().equals("text")
                ? new DecodedContent(() -> new CrlfInputStream(plain.newInputStream()))
                : plain;
    }

    /** A part without header and body, at this place. */
    static MimePart empty(Slice nothing) {
        return new MimePart(
                PartFacts.none(),
                new HeaderBlock(nothing, 0),
                nothing,
                0,
                List.of(),
                Optional.empty());
    }

    /** The octets that divide this multipart, none if it has no boundary. */
    byte[] boundary() {
        return MimeScanner.boundaryOf(facts);
    }

    /** The media type in lower case: {@code text}. */
    public String type() {
        return facts.type();
    }

    /** The media subtype in lower case: {@code plain}. */
    public String subtype() {
        return facts.subtype();
    }

    /** Type and subtype in lower case: {@code text/plain}. */
    public String mediaType() {
        return type() + "/" + subtype();
    }

    /** The parameters of the Content-Type. */
    public Parameters parameters() {
        return facts.parameters();
    }

    /** The Content-ID as written. */
    public Optional<String> id() {
        return facts.id();
    }

    public Optional<String> description() {
        return facts.description();
    }

    /** The Content-Transfer-Encoding in lower case; {@code 7bit} where none is said. */
    public String encoding() {
        return facts.encoding();
    }

    public Optional<String> md5() {
        return facts.md5();
    }

    public Optional<Disposition> disposition() {
        return facts.disposition();
    }

    /** The language tags of Content-Language. RFC 3282. */
    public List<String> languages() {
        return facts.languages();
    }

    public Optional<String> location() {
        return facts.location();
    }

    /** The size of the body in octets, as transferred. */
    public long octets() {
        return body.length();
    }

    /** How many lines of the body have an end. */
    public long lines() {
        return lines;
    }

    /** Whether this consists of parts; then it has at least one. */
    public boolean isMultipart() {
        return !children.isEmpty();
    }

    /** The parts of a multipart. */
    public List<MimePart> children() {
        return children;
    }

    /** The part of a multipart with this number, counted from 1. */
    public Optional<MimePart> child(long number) {
        return number >= 1 && number <= children.size()
                ? Optional.of(children.get((int) number - 1))
                : Optional.empty();
    }

    /** The message inside, if this is message/rfc822 or message/global. */
    public Optional<MimePart> nested() {
        return nested;
    }

    /** The envelope of the {@linkplain #nested message inside}. */
    public Optional<Envelope> envelope() {
        return nested.map(message -> Envelope.of(message.header()));
    }

    /** The part's own header: of a message its header, else what {@code BODY[n.MIME]} gives. */
    public HeaderBlock header() {
        return header;
    }

    /** The content without the header, as transferred: {@code BODY[n]}, of a message TEXT. */
    public Slice body() {
        return body;
    }

    /** The body of a text part as text, markup and all; of other parts there is none. */
    public String decodedText() {
        if (!type().equals("text")) {
            return "";
        }
        var charset = parameters().get("charset").orElse("");
        return Charsets.decode(charset, decoded().orElseGet(body::asContent).toByteArray());
    }

    /**
     * The body with its transfer encoding undone; empty if the encoding is not known. A multipart
     * and a message are not encoded, whatever they say. RFC 2045 §6.4.
     */
    public Optional<MessageContent> decoded() {
        return decoded;
    }

    /**
     * As {@link #decoded}, but lines of text end in CRLF whatever they ended in: {@code BINARY[n]}.
     * RFC 9051 §7.5.2.
     */
    public Optional<MessageContent> binary() {
        return binary;
    }

    /** Whether nothing is inside: neither parts nor a message. */
    public boolean isLeaf() {
        return !isMultipart() && nested.isEmpty();
    }
}
