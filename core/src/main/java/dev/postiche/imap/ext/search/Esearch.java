package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.ResultOption;
import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.session.Extension;

/** ESEARCH lets a client say what it wants to know of a search. RFC 4731. */
public final class Esearch {

    public static final Extension EXTENSION =
            Extension.of("ESEARCH").words(vocabulary -> resultOptions("SEARCH", vocabulary));

    /** The capabilities of which either gives SEARCH its RETURN. RFC 9051 §6.4.4 */
    static final String[] OR_REV2 = {"ESEARCH", "IMAP4rev2"};

    private Esearch() {}

    /** MIN, MAX, ALL and COUNT behind RETURN. */
    static void resultOptions(String command, Vocabulary.Builder vocabulary) {
        for (var option : ResultOption.values()) {
            vocabulary.modifier(command, option.name(), in -> option);
        }
    }
}
