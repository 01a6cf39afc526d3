package dev.postiche.imap.command;

import dev.postiche.imap.grammar.FetchItem;
import dev.postiche.imap.grammar.FetchItem.Attribute;
import dev.postiche.imap.grammar.ImapDates;
import dev.postiche.imap.quirk.EstimatedSizes;
import dev.postiche.imap.quirk.NoRfc822;
import dev.postiche.imap.reply.BodyStructureText;
import dev.postiche.imap.reply.EnvelopeText;
import dev.postiche.imap.reply.FetchLine;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.spec.ServerProfile;
import dev.postiche.store.MessageRow;
import java.util.Collection;

/** Writes the items of a FETCH reply for one message. RFC 3501 §7.4.2. */
public final class MessageItems {

    private final SelectedSession session;
    private final MessageRow row;
    private final FetchLine out;

    /** Items of a message as this session sees it. */
    public MessageItems(SelectedSession session, MessageRow row, FetchLine out) {
        this.session = session;
        this.row = row;
        this.out = out;
    }

    /**
     * A FETCH reply that answers no FETCH; it holds the UID where the session has to hear of it.
     * RFC 7162 §3.2.4, RFC 9051 Appendix E, 21
     */
    public static void tellUnasked(
            SelectedSession session,
            long number,
            MessageRow row,
            Collection<? extends FetchItem> items,
            Replies replies) {
        boolean uidToo = session.imap().newsForm().uids();
        var out = replies.fetch(number, row.uid(), uidToo);
        var written = new MessageItems(session, row, out);
        boolean isThere = replies.addsUid(uidToo);
        items.stream()
                .filter(item -> item != Attribute.UID || !isThere)
                .distinct()
                .forEach(written::write); // without setting \Seen
        out.end();
    }

    /** Writes one item with the value that this message has. */
    public void write(FetchItem item) {
        if (item instanceof Attribute attribute) {
            write(attribute);
        } else if (item instanceof FetchItem.Section section) {
            write(section);
        } else if (item instanceof ExtendedFetchItem extended) {
            extended.write(session, row, out);
        }
    }

    private ServerProfile profile() {
        return session.imap().service().profile();
    }

    private void write(Attribute attribute) {
        var name = attribute.toString();
        var message = row.message();
        switch (attribute) {
            case BODY -> out.item(name, BodyStructureText.body(message, out.form()));
            case BODYSTRUCTURE ->
                    out.item(name, BodyStructureText.bodyStructure(message, out.form()));
            case ENVELOPE -> out.item(name, EnvelopeText.of(message, out.form()));
            case FLAGS -> out.item(name, session.view().flagsOf(row).toString());
            case INTERNALDATE ->
                    out.item(name, "\"" + ImapDates.printDateTime(row.internalDate()) + "\"");
            case RFC822 -> {
                if (!NoRfc822.QUIRK.isOn(profile())) {
                    out.item(name, message.whole());
                }
            }
            case RFC822_HEADER -> out.item(name, message.header().octets());
            case RFC822_SIZE ->
                    out.item(name, Long.toString(EstimatedSizes.told(message.size(), profile())));
            case RFC822_TEXT -> out.item(name, message.text());
            case UID -> out.item(name, Long.toString(row.uid()));
        }
    }

    private void write(FetchItem.Section item) {
        var origin = item.partial().map(partial -> "<" + partial.origin() + ">").orElse("");
        var name = "BODY[" + item.section() + "]" + origin;
        var octets =
                Sections.of(item.section(), row.message())
                        .map(
                                slice ->
                                        item.partial()
                                                .map(p -> slice.partial(p.origin(), p.count()))
                                                .orElse(slice));
        // A part that the message does not have is NIL; an empty one is an empty string.
        octets.ifPresentOrElse(slice -> out.item(name, slice), () -> out.item(name, "NIL"));
    }
}
