package dev.postiche.imap.ext;

import dev.postiche.imap.command.AppendData;
import dev.postiche.imap.ext.url.Catenate;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * UTF8=ACCEPT lets names, strings and headers be UTF-8 for a client that has switched it on.
 *
 * <p>Strings and names follow the session's form; what is here is what a client may store. A header
 * in UTF-8 is sent to everybody as it is. RFC 6855.
 */
final class Utf8Accept {

    static final Extension EXTENSION =
            Extension.of("UTF8=ACCEPT")
                    .enablable()
                    .words(words -> words.modifier(AppendData.WORDS, "UTF8", Utf8Accept::message))
                    .wordsWith(
                            words -> words.modifier(Catenate.PARTS, "UTF8", Utf8Accept::message),
                            "CATENATE")
                    .whenStored(Utf8Accept::check);

    private Utf8Accept() {}

    /** utf8-literal. RFC 6855 §4 */
    private static AppendData message(ImapParser in) {
        in.sp();
        in.character('(');
        var octets = in.literal8().octets();
        in.character(')');
        return session -> MessageContent.wrapped(octets);
    }

    /** RFC 6855 §4 */
    private static void check(AuthenticatedSession session, Message message) {
        if (!session.imap().wireForm().isUtf8() && hasUtf8Header(message)) {
            throw No.with(ResponseCode.CANNOT, "A header beyond US-ASCII needs ENABLE UTF8=ACCEPT");
        }
    }

    private static boolean hasUtf8Header(Message message) {
        try (var header = message.header().octets().asContent().newInputStream()) {
            for (int octet = header.read(); octet >= 0; octet = header.read()) {
                if (octet >= 0x80) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
