package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import dev.postiche.message.TextualMessage;

/**
 * Where the octets of a message to be stored come from: a literal, or what an extension makes of
 * its own words.
 *
 * <p>RFC 4466 §3 (append-data, append-data-ext), RFC 3516 §4.4.
 */
@FunctionalInterface
public interface AppendData {

    /** The kind under which a vocabulary has the words that can stand in place of a literal. */
    String WORDS = "APPEND data";

    /** The octets as the client means them; NO when they cannot be had. */
    MessageContent content(AuthenticatedSession session);

    /** The message to be stored; NO when it cannot be had, or cannot be stored. */
    default Message message(AuthenticatedSession session) {
        var message =
                TextualMessage.of(content(session))
                        .map(Message::of)
                        .orElseThrow(
                                () ->
                                        No.with(
                                                ResponseCode.UNKNOWN_CTE,
                                                "NUL stands where it cannot be encoded"));
        session.imap().service().capabilities().checkStored(session, message);
        return message;
    }

    /** append-data: a literal or literal8, or a word of an extension and what belongs to it. */
    static AppendData parse(ImapParser in) {
        if (in.atLiteral() || !in.hasWords(WORDS)) {
            var octets = in.literalOrLiteral8().octets();
            return session -> MessageContent.wrapped(octets);
        }
        return (AppendData) in.word(WORDS, "kind of message");
    }
}
