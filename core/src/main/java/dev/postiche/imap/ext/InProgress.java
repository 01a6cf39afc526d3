package dev.postiche.imap.ext;

import dev.postiche.imap.grammar.Astring;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.Progress;
import java.util.OptionalLong;

/**
 * INPROGRESS tells a client that waits for long that its command still runs, and how far it has
 * come: when a search through much mail takes its time, and when a fault delays a reply. RFC 9585.
 */
final class InProgress {

    static final Extension EXTENSION = Extension.of("INPROGRESS").whileWorking(InProgress::code);

    private InProgress() {}

    private static ResponseCode code(Progress progress) {
        // A tag that would end the code is not told. RFC 9585 §4
        var tag =
                progress.tag().filter(it -> it.indexOf(']') < 0).map(Astring::quoted).orElse("NIL");
        return new ResponseCode(
                "INPROGRESS ("
                        + String.join(" ", tag, number(progress.done()), number(progress.goal()))
                        + ")");
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "NIL";
    }
}
