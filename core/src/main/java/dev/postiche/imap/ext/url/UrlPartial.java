package dev.postiche.imap.ext.url;

import dev.postiche.imap.session.Extension;

/** URL-PARTIAL promises that URLs may name a range of octets. RFC 5550 §5.7.1. */
public final class UrlPartial {

    static final String NAME = "URL-PARTIAL";

    public static final Extension EXTENSION = Extension.of(NAME);

    private UrlPartial() {}
}
