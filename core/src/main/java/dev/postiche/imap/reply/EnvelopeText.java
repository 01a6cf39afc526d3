package dev.postiche.imap.reply;

import dev.postiche.message.Address;
import dev.postiche.message.Envelope;
import dev.postiche.message.Message;
import java.util.List;

/**
 * ENVELOPE as it goes over the wire, made once for each message. RFC 3501 §7.4.2, §9 (envelope).
 */
public final class EnvelopeText {

    private EnvelopeText() {}

    /** Under what a message keeps its envelope in each form. */
    private record Key(WireForm form) {}

    /** The envelope of a message, from the message's own cache. */
    public static byte[] of(Message message, WireForm form) {
        return message.rendered(
                new Key(form.isUtf8() ? WireForm.UTF8 : WireForm.PLAIN),
                fresh -> write(fresh.envelope(), new WireText(form)).toByteArray());
    }

    static WireText write(Envelope envelope, WireText out) {
        out.ascii("(").nstring(envelope.date());
        out.sp().nstring(envelope.subject());
        addresses(envelope.from(), out.sp());
        addresses(envelope.sender(), out.sp());
        addresses(envelope.replyTo(), out.sp());
        addresses(envelope.to(), out.sp());
        addresses(envelope.cc(), out.sp());
        addresses(envelope.bcc(), out.sp());
        out.sp().nstring(envelope.inReplyTo());
        return out.sp().nstring(envelope.messageId()).ascii(")");
    }

    private static void addresses(List<Address> addresses, WireText out) {
        if (addresses.isEmpty()) {
            out.ascii("NIL");
            return;
        }
        out.ascii("(");
        for (var address : addresses) {
            out.ascii("(").nstring(address.name());
            out.sp().nstring(address.route());
            out.sp().nstring(address.mailbox());
            out.sp().nstring(address.host()).ascii(")");
        }
        out.ascii(")");
    }
}
