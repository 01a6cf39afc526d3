package dev.postiche.imap.ext.search;

import dev.postiche.imap.session.Extension;

/** ESORT gives SORT the result options of ESEARCH. RFC 5267 §3. */
public final class Esort {

    public static final Extension EXTENSION =
            Extension.of("ESORT").words(words -> Esearch.resultOptions("SORT", words));

    private Esort() {}
}
