package dev.postiche.imap.ext.url;

import dev.postiche.imap.command.Sections;
import dev.postiche.imap.grammar.BodySection;
import dev.postiche.imap.grammar.ImapUrl;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Reach;
import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import dev.postiche.message.MimePart;
import dev.postiche.message.Slice;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxName;
import dev.postiche.store.StoreRefusal;
import java.util.List;
import java.util.Optional;

/**
 * What a URL leads to: a message, and the octets of the piece of it that the URL names. RFC 5092
 * §6.
 */
record ReferencedPart(ImapUrl url, Message message, Slice octets) {

    private static final String ENCODING = "Content-Transfer-Encoding";

    /**
     * What the URL leads to; empty if there is none such.
     *
     * @param reach of the user in whose name it is meant
     * @param session who asks, by whose capabilities and names it is read
     */
    static Optional<ReferencedPart> of(ImapUrl url, Reach reach, AuthenticatedSession session) {
        if (url.partial().isPresent() && !session.has(UrlPartial.NAME)) {
            return Optional.empty();
        }
        return mailbox(url, reach, session)
                .flatMap(mailbox -> mailbox.rows().withUid(url.uid()))
                .flatMap(row -> in(row.message(), url));
    }

    /** The mailbox that the URL names. */
    static Optional<Mailbox> mailbox(ImapUrl url, Reach reach, AuthenticatedSession session) {
        try {
            return session.naming()
                    .fromUnicode(MailboxName.canonical(url.mailbox()))
                    .flatMap(reach::readable)
                    .filter(it -> url.uidValidity().orElse(it.uidValidity()) == it.uidValidity());
        } catch (StoreRefusal noName) {
            return Optional.empty(); // no mailbox can be called so
        }
    }

    private static Optional<ReferencedPart> in(Message message, ImapUrl url) {
        return Sections.of(url.section(), message)
                .map(whole -> new ReferencedPart(url, message, range(whole, url)));
    }

    private static Slice range(Slice whole, ImapUrl url) {
        return url.partial().map(some -> whole.partial(some.origin(), some.count())).orElse(whole);
    }

    /** The octets without their transfer encoding; empty if that is unknown. RFC 5524 §3 */
    Optional<Slice> decoded() {
        return isBodyOfPart()
                ? part().flatMap(MimePart::decoded).map(body -> range(Slice.of(body), url))
                : Optional.of(octets);
    }

    /** The part as a message of its own, which has the part's structure. */
    Message asMessage() {
        return part().map(it -> joined(List.of(it.header().octets()), it.body().asContent()))
                .orElse(message);
    }

    /** The same as it is when decoded: with another encoding and size. RFC 5524 §3 */
    Message asDecodedMessage() {
        var body = part().filter(it -> isBodyOfPart()).flatMap(MimePart::decoded);
        if (body.isEmpty()) {
            return asMessage();
        }
        var encoding = ENCODING + ": " + domain(body.get()) + "\r\n";
        var others = part().orElseThrow().header().without(List.of(ENCODING));
        return joined(List.of(Slice.of(MessageContent.ofLatin1(encoding)), others), body.get());
    }

    /** What kind of data it is without an encoding. RFC 2045 §2.7, §2.8, §2.9 */
    private static String domain(MessageContent data) {
        if (data.holdsNul()) {
            return "BINARY";
        }
        return data.holdsEightBit() ? "8BIT" : "7BIT";
    }

    private static Message joined(List<Slice> header, MessageContent body) {
        var octets = MessageContent.joined(header.stream().map(Slice::asContent).toList());
        return Message.of(MessageContent.joined(List.of(octets, body)));
    }

    private Optional<MimePart> part() {
        var path = url.section().part();
        return path.isEmpty() ? Optional.empty() : message.section(path);
    }

    private boolean isBodyOfPart() {
        return part().isPresent() && url.section().text() instanceof BodySection.Whole;
    }
}
