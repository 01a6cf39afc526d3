package dev.postiche.imap.ext.url;

import dev.postiche.imap.command.AppendData;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.ImapUrl;
import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import dev.postiche.message.MessageContent;
import java.util.List;

/**
 * CATENATE makes a message of literals and of pieces of messages that are here already, one after
 * the other and nothing copied. RFC 4469.
 */
public record Catenate(List<AppendData> parts) implements AppendData {

    /** The kind of words that stand for a part: {@link AppendData}. RFC 4469 §5 (cat-part) */
    public static final String PARTS = "CATENATE part";

    public static final Extension EXTENSION = Extension.of("CATENATE").words(Catenate::words);

    private static void words(Vocabulary.Builder words) {
        words.modifier(AppendData.WORDS, "CATENATE", Catenate::parse);
        words.modifier(PARTS, "TEXT", Catenate::text);
        words.modifier(PARTS, "URL", Catenate::url);
    }

    private static Catenate parse(ImapParser in) {
        in.sp();
        return new Catenate(in.listOfSome(each -> (AppendData) each.word(PARTS, PARTS)));
    }

    /** text-literal. */
    private static AppendData text(ImapParser in) {
        in.sp();
        var octets = in.literal().octets();
        return session -> MessageContent.wrapped(octets);
    }

    private static AppendData url(ImapParser in) {
        in.sp();
        var url = in.astring();
        return session -> referenced(url, session);
    }

    @Override
    public MessageContent content(AuthenticatedSession session) {
        return MessageContent.joined(parts.stream().map(part -> part.content(session)).toList());
    }

    /** As FETCH BODY would return it, of a message in an own mailbox. RFC 4469 §3 */
    private static MessageContent referenced(String text, AuthenticatedSession session) {
        return ImapUrl.parse(text)
                // An absolute one might be another server's, or another user's. RFC 4469 §3
                .filter(url -> url.server().isEmpty())
                .filter(url -> url.urlAuth().isEmpty() && url.expires().isEmpty())
                .flatMap(url -> ReferencedPart.of(url, session.reach(), session))
                .map(part -> part.octets().asContent())
                .orElseThrow(
                        () -> // RFC 4469 §4.1
                        No.with(ResponseCode.badUrl(text), "The URL leads to no message"));
    }
}
