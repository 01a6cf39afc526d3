package dev.postiche.imap.ext;

import dev.postiche.imap.session.Extension;

/**
 * I18NLEVEL=1 promises what SEARCH, SORT and THREAD do anyhow: they decode, and compare by {@code
 * i;unicode-casemap}. RFC 5255 §4.3.
 */
final class I18nLevel1 {

    static final Extension EXTENSION = Extension.of("I18NLEVEL=1");

    private I18nLevel1() {}
}
