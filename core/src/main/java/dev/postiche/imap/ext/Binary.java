package dev.postiche.imap.ext;

import dev.postiche.imap.command.ExtendedFetchItem;
import dev.postiche.imap.grammar.BodySection;
import dev.postiche.imap.grammar.FetchItem.Partial;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.reply.FetchLine;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import dev.postiche.message.MimePart;
import dev.postiche.message.Slice;
import dev.postiche.store.MessageRow;
import java.util.Optional;

/**
 * BINARY sends parts with their transfer encoding undone, and lets a message with NUL be stored.
 *
 * <p>RFC 3516; the items of FETCH also belong to IMAP4rev2, RFC 9051 §6.4.5, Appendix B.
 *
 * @param sizeOnly whether this is BINARY.SIZE
 */
record Binary(BodySection section, boolean peek, boolean sizeOnly, Optional<Partial> partial)
        implements ExtendedFetchItem {

    static final Extension EXTENSION =
            Extension.of("BINARY")
                    .words(Binary::fetchItems)
                    .words(Vocabulary.Builder::takesLiteral8);

    /** Up to this size a piece is decoded once, to be looked at and sent. */
    private static final int LOOKED_AT_WHOLE = 1 << 20;

    /** BINARY, BINARY.PEEK and BINARY.SIZE. */
    static void fetchItems(Vocabulary.Builder words) {
        words.fetchItem("BINARY", in -> content(in, false));
        words.fetchItem("BINARY.PEEK", in -> content(in, true));
        words.fetchItem("BINARY.SIZE", in -> new Binary(part(in), true, true, Optional.empty()));
    }

    private static Binary content(ImapParser in, boolean peek) {
        return new Binary(part(in), peek, false, in.optionalPartial());
    }

    /** section-binary: part numbers and nothing else. RFC 9051 §9 */
    private static BodySection part(ImapParser in) {
        var section = in.section();
        if (!(section.text() instanceof BodySection.Whole)) {
            throw in.bad("BINARY takes part numbers, and not " + section.text());
        }
        return section;
    }

    @Override
    public boolean setsSeen() {
        return !peek;
    }

    @Override
    public void check(SelectedSession session, MessageRow row) {
        boolean isWhole = section.part().isEmpty();
        var part = row.message().section(section.part());
        if (!isWhole && part.isPresent() && part.get().binary().isEmpty()) {
            throw No.with(
                    ResponseCode.UNKNOWN_CTE,
                    "The transfer encoding " + part.get().encoding() + " is not known");
        }
        boolean isLeaf = part.map(MimePart::isLeaf).orElse(true);
        if ((isWhole || !isLeaf) && session.imap().speaksRev2()) {
            // RFC 3516 has no such rule. RFC 9051 §6.4.5
            throw No.with(ResponseCode.CLIENTBUG, "BINARY is for parts without parts inside");
        }
    }

    @Override
    public void write(MessageRow row, FetchLine out) {
        var content = decoded(row.message());
        if (sizeOnly) {
            long size = content.map(MessageContent::size).orElse(0L);
            out.item("BINARY.SIZE[" + section + "]", Long.toString(size));
            return;
        }
        var origin = partial.map(piece -> "<" + piece.origin() + ">").orElse("");
        var name = "BINARY[" + section + "]" + origin;
        content.ifPresentOrElse(
                octets -> write(name, piece(octets), out), () -> out.item(name, "NIL"));
    }

    private Optional<MessageContent> decoded(Message message) {
        return section.part().isEmpty()
                ? Optional.of(message.content()) // no encoding applies to the whole of it
                : message.section(section.part()).flatMap(MimePart::binary);
    }

    private Slice piece(MessageContent octets) {
        var whole = Slice.of(octets);
        return partial.map(piece -> whole.partial(piece.origin(), piece.count())).orElse(whole);
    }

    /** As a literal8 only where it has to be. RFC 3516 §4.3 */
    private static void write(String name, Slice piece, FetchLine out) {
        var octets =
                piece.length() <= LOOKED_AT_WHOLE
                        ? Slice.of(MessageContent.wrapped(piece.toByteArray()))
                        : piece;
        if (octets.asContent().holdsNul()) {
            out.item8(name, octets);
        } else {
            out.item(name, octets);
        }
    }
}
