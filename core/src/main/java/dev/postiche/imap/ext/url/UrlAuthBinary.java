package dev.postiche.imap.ext.url;

import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.session.Extension;

/** URLAUTH=BINARY lets URLFETCH decode what it gives, and tell its structure. RFC 5524. */
public final class UrlAuthBinary {

    public static final Extension EXTENSION =
            Extension.of("URLAUTH=BINARY")
                    .announcedWhen(session -> session.service().capabilities().has(UrlAuth.NAME))
                    .words(UrlAuthBinary::words);

    private UrlAuthBinary() {}

    private static void words(Vocabulary.Builder words) {
        for (var item : UrlItem.values()) {
            words.modifier(UrlFetch.ITEMS, item.toString(), in -> item);
        }
    }
}
