package dev.postiche.imap.ext.url;

import dev.postiche.imap.reply.ContentLine;
import java.util.List;

/** What URLFETCH can be asked of a URL. RFC 5524 §3, §5. */
enum UrlItem {

    /** The octets as they are. */
    BODY {
        @Override
        void write(ReferencedPart part, List<UrlItem> all, ContentLine line) {
            line.literal(part.octets());
        }
    },

    /** The octets without their transfer encoding; NIL if that is unknown. */
    BINARY {
        @Override
        void write(ReferencedPart part, List<UrlItem> all, ContentLine line) {
            var decoded = part.decoded();
            if (decoded.isEmpty()) {
                line.ascii("NIL");
            } else if (decoded.get().asContent().holdsNul()) {
                line.literal8(decoded.get()); // RFC 3516 §4.2
            } else {
                line.literal(decoded.get());
            }
        }
    },

    /** The structure of the part; with BINARY that of the decoded one. */
    BODYPARTSTRUCTURE {
        @Override
        void write(ReferencedPart part, List<UrlItem> all, ContentLine line) {
            line.structure(all.contains(BINARY) ? part.asDecodedMessage() : part.asMessage());
        }
    };

    /** Writes its value. */
    abstract void write(ReferencedPart part, List<UrlItem> all, ContentLine line);

    /** Whether it cannot be asked along with another: twice, or encoded and decoded. */
    boolean excludes(UrlItem other) {
        return this == other || (this != BODYPARTSTRUCTURE && other != BODYPARTSTRUCTURE);
    }
}
