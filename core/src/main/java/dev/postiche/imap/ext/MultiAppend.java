package dev.postiche.imap.ext;

import dev.postiche.imap.command.AppendCommand;
import dev.postiche.imap.command.AppendMessage;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.session.Extension;
import dev.postiche.message.MessageContent;
import java.util.ArrayList;

/**
 * MULTIAPPEND lets APPEND take several messages, of which all or none are stored; one without
 * octets cancels all. RFC 3502.
 */
final class MultiAppend {

    static final Extension EXTENSION =
            Extension.of("MULTIAPPEND")
                    .commands(AppendCommand.SPEC.parser(MultiAppend::parse)); // in place of its own

    private MultiAppend() {}

    private static AppendCommand parse(ImapParser in) {
        in.sp();
        var mailbox = in.mailbox();
        var messages = new ArrayList<AppendMessage>();
        do {
            messages.add(cancelling(AppendMessage.parse(in)));
        } while (in.atSp());
        return new AppendCommand(mailbox, messages);
    }

    private static AppendMessage cancelling(AppendMessage message) {
        return new AppendMessage(
                message.flags(), message.date(), session -> some(message.data().content(session)));
    }

    /** RFC 3502 §6.3.11: an empty literal MUST be answered by NO, and can be used to cancel. */
    private static MessageContent some(MessageContent content) {
        if (content.size() == 0) {
            throw No.because("APPEND is cancelled, as a message has no octets");
        }
        return content;
    }
}
