package dev.postiche.standalone.mask;

import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import dev.postiche.message.MimePart;
import dev.postiche.message.Slice;
import dev.postiche.spec.Flag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Makes of a message another one of the same size and structure in which nobody is recognised.
 *
 * <p>Whatever is not known to tell nothing is masked where it stands, so that no octet moves; what
 * comes out is compared with what went in. Names, addresses and Message-IDs have stable pseudonyms,
 * so that conversations stay conversations. One object masks an account; it is used by one thread.
 */
public final class MessageMask {

    /** What may be left as it is, at the user's risk. */
    public enum Kept {
        SUBJECTS,
        TEXT,
        ATTACHMENTS,
        MAILBOXES,
        KEYWORDS
    }

    /**
     * What was masked so far.
     *
     * @param words of header fields that have a pseudonym
     * @param filled octets of attachments, as transferred
     * @param restructured messages too broken to keep their structure
     */
    public record Count(
            long messages,
            long words,
            long domains,
            long texts,
            long attachments,
            long filled,
            long restructured) {}

    /** Keywords that programs set, by which nobody is recognised. */
    private static final Set<String> KEYWORDS =
            Set.of(
                    "$forwarded",
                    "$mdnsent",
                    "$junk",
                    "$notjunk",
                    "$phishing",
                    "$important",
                    "$submitpending",
                    "$submitted",
                    "$mailflagbit0",
                    "$mailflagbit1",
                    "$mailflagbit2",
                    "$label1",
                    "$label2",
                    "$label3",
                    "$label4",
                    "$label5",
                    "junk",
                    "notjunk",
                    "nonjunk",
                    "forwarded",
                    "old");

    private static final Set<String> MAILBOXES =
            Set.of(
                    "inbox",
                    "sent",
                    "drafts",
                    "draft",
                    "trash",
                    "junk",
                    "spam",
                    "archive",
                    "archives",
                    "outbox",
                    "templates",
                    "items",
                    "deleted",
                    "messages",
                    "mail",
                    "email",
                    "all",
                    "starred",
                    "important",
                    "gmail",
                    "notes",
                    "bulk",
                    "e");

    private final Key key;
    private final Set<Kept> kept;
    private final Pseudonyms pseudonyms;
    private final Domains domains;
    private final TextMask texts;
    private final HeaderMask headers;
    private final BodyMask bodies;
    private long messages;
    private long restructured;

    public MessageMask(Key key, Set<Kept> kept) {
        this.key = key;
        this.kept = Set.copyOf(kept);
        pseudonyms = new Pseudonyms(key);
        domains = new Domains(key, pseudonyms);
        texts = new TextMask(pseudonyms, domains);
        headers = new HeaderMask(texts, pseudonyms, kept.contains(Kept.SUBJECTS));
        bodies =
                new BodyMask(
                        texts, headers, kept.contains(Kept.TEXT), kept.contains(Kept.ATTACHMENTS));
    }

    public Count count() {
        var counts = bodies.counts();
        return new Count(
                messages,
                pseudonyms.size(),
                domains.size(),
                counts[0],
                counts[1],
                counts[2],
                restructured);
    }

    /** Another message of as many octets. */
    public byte[] mask(byte[] message) {
        messages++;
        var original = MessageContent.wrapped(message);
        var root = Message.of(original).root();
        var masked = message.clone();
        new Walk(masked, key.chance("message", message)).part(root);
        // A boundary that is broken itself, say: what divides the parts is masked all the same.
        var structure = Message.of(MessageContent.wrapped(masked)).root();
        restructured += Shape.of(root).equals(Shape.of(structure)) ? 0 : 1;
        return masked;
    }

    /** An address as it stands in all messages. */
    public String address(String address) {
        return texts.mask(address, TextMask.Style.FIELD, key.chance("address", address));
    }

    /** The name of a mailbox: what programs call theirs stays. */
    public String mailbox(String name) {
        if (kept.contains(Kept.MAILBOXES)) {
            return name;
        }
        var style = new TextMask.Style(true, false, TextMask.Keep.words(MAILBOXES));
        return texts.mask(name, style, key.chance("mailbox", name));
    }

    /** A flag: system flags and what programs set stays. */
    public Flag flag(Flag flag) {
        var name = flag.name();
        boolean tells =
                flag.isKeyword()
                        && !kept.contains(Kept.KEYWORDS)
                        && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT));
        return tells ? Flag.of(domains.runs(name)) : flag;
    }

    /** One message on its way. */
    private final class Walk {

        private final byte[] octets;
        private final SplittableRandom chance;

        Walk(byte[] octets, SplittableRandom chance) {
            this.octets = octets;
            this.chance = chance;
        }

        void part(MimePart part) {
            var header = part.header().octets();
            headers.mask(octets, start(header), end(header), chance);
            if (part.isMultipart()) {
                multipart(part);
            } else if (part.nested().isPresent()) {
                part(part.nested().get());
            } else {
                bodies.mask(octets, start(part.body()), end(part.body()), part, chance);
            }
        }

        /** The parts, and what stands before, between and behind them. */
        private void multipart(MimePart part) {
            var boundary =
                    part.parameters()
                            .raw("boundary")
                            .orElse("")
                            .stripTrailing()
                            .getBytes(StandardCharsets.ISO_8859_1);
            int at = start(part.body());
            for (var child : part.children()) {
                int next = Math.max(at, start(child.header().octets()));
                between(at, next, boundary);
                at = Math.max(at, end(child.body()));
                part(child);
            }
            between(at, Math.max(at, end(part.body())), boundary);
        }

        private void between(int from, int to, byte[] boundary) {
            for (int start = from; start < to; ) {
                int end = start;
                while (end < to && octets[end] != '\n') {
                    end++;
                }
                end = Math.min(to, end + 1);
                line(start, end, boundary);
                start = end;
            }
        }

        private void line(int from, int to, byte[] boundary) {
            int behind = from + 2 + boundary.length;
            boolean dashed = to - from > 1 && octets[from] == '-' && octets[from + 1] == '-';
            boolean divides =
                    dashed
                            && boundary.length > 0
                            && behind <= to
                            && Arrays.equals(
                                    octets, from + 2, behind, boundary, 0, boundary.length);
            if (divides) {
                Boundaries.mask(pseudonyms, octets, from + 2, behind);
            }
            int start = divides ? behind : from;
            if (dashed) {
                // That of another multipart, or what other programs take for one.
                Boundaries.mask(pseudonyms, octets, start, to);
            }
            var text = Arrays.copyOfRange(octets, start, to);
            var masked = dashed ? text : CharsetMask.octetByOctet(text, chance);
            System.arraycopy(masked, 0, octets, start, masked.length);
        }

        private static int start(Slice slice) {
            return (int) slice.offset();
        }

        private static int end(Slice slice) {
            return (int) slice.end();
        }
    }
}
