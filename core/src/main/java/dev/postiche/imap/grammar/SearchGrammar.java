package dev.postiche.imap.grammar;

import dev.postiche.imap.grammar.SearchKey.Field;
import dev.postiche.imap.grammar.SearchKey.Relation;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the formal syntax that belongs to SEARCH alone. RFC 3501 §9 (search-key). */
final class SearchGrammar {

    /** How deep keys may lie in each other: a bound for the stack of whoever walks through them. */
    private static final int DEEPEST = 100;

    private final ImapParser in;
    private final Vocabulary vocabulary;

    /** Of the texts. RFC 3501 says US-ASCII, RFC 9051 says UTF-8, which takes in the other. */
    private Charset charset = StandardCharsets.UTF_8;

    /** Whether all texts are of the charset. */
    private boolean readable = true;

    private int depth;

    SearchGrammar(ImapParser in, Vocabulary vocabulary) {
        this.in = in;
        this.vocabulary = vocabulary;
    }

    SearchProgram searchProgram() {
        return in.tryKeyword("CHARSET ") ? searchCriteria() : searchKeys(Optional.empty(), true);
    }

    /** search-criteria: a charset, which is not optional, and the keys. RFC 5256 §5 */
    SearchProgram searchCriteria() {
        var name = in.astring();
        var named = charsetNamed(name);
        charset = named.orElse(StandardCharsets.ISO_8859_1);
        in.sp();
        return searchKeys(Optional.of(name), named.isPresent());
    }

    private SearchProgram searchKeys(Optional<String> name, boolean known) {
        var keys = new ArrayList<SearchKey>();
        do {
            keys.add(searchKey());
        } while (in.trySp());
        return new SearchProgram(
                name, known && readable, keys.size() == 1 ? keys.get(0) : new SearchKey.And(keys));
    }

    private static Optional<Charset> charsetNamed(String name) {
        try {
            return Charset.isSupported(name)
                    ? Optional.of(Charset.forName(name))
                    : Optional.empty();
        } catch (IllegalCharsetNameException noName) {
            return Optional.empty();
        }
    }

    Charset charset() {
        return charset;
    }

    SearchKey searchKey() {
        if (++depth > DEEPEST) {
            throw in.bad("search keys are nested deeper than " + DEEPEST);
        }
        var key = oneSearchKey();
        depth--;
        return key;
    }

    private SearchKey oneSearchKey() {
        if (in.atParenthesis()) {
            return new SearchKey.And(in.listOfSome(each -> searchKey()));
        }
        if (in.peek() == '$' && vocabulary.savesResults()) {
            return new SearchKey.Numbers(in.sequenceSet());
        }
        if (Octets.isDigit(in.peek()) || in.peek() == '*') {
            return new SearchKey.Numbers(in.numberSet());
        }
        var word = in.label();
        var state = SearchKey.state(word).filter(key -> vocabulary.isRev1() || !key.isOfRev1());
        if (state.isPresent()) {
            return state.get();
        }
        if (word.equals("ALL")) {
            return new SearchKey.All();
        }
        var extension = vocabulary.searchKey(word);
        if (extension.isPresent()) {
            return extension.get().apply(in);
        }
        if (!WITH_ARGUMENTS.contains(word)) {
            throw in.bad("there is no SEARCH key " + word);
        }
        in.sp();
        return switch (word) {
            case "BCC", "CC", "FROM", "SUBJECT", "TO" ->
                    new SearchKey.Envelope(Field.valueOf(word), text());
            case "HEADER" -> {
                var name = in.astring();
                in.sp();
                yield new SearchKey.Header(name, text());
            }
            case "BODY", "TEXT" -> new SearchKey.Text(word.equals("TEXT"), text());
            case "BEFORE", "ON", "SINCE" ->
                    new SearchKey.InternalDate(Relation.valueOf(word), in.date());
            case "SENTBEFORE", "SENTON", "SENTSINCE" ->
                    new SearchKey.SentDate(Relation.valueOf(word.substring(4)), in.date());
            case "KEYWORD", "UNKEYWORD" ->
                    new SearchKey.Keyword(in.flagKeyword(), word.equals("KEYWORD"));
            case "LARGER", "SMALLER" -> new SearchKey.Size(word.equals("LARGER"), in.octetCount());
            case "UID" -> new SearchKey.Uids(in.sequenceSet());
            case "NOT" -> new SearchKey.Not(searchKey());
            default -> { // OR
                var either = searchKey();
                in.sp();
                yield new SearchKey.Or(either, searchKey());
            }
        };
    }

    private static final List<String> WITH_ARGUMENTS =
            List.of(
                    "BCC",
                    "BEFORE",
                    "BODY",
                    "CC",
                    "FROM",
                    "HEADER",
                    "KEYWORD",
                    "LARGER",
                    "NOT",
                    "ON",
                    "OR",
                    "SENTBEFORE",
                    "SENTON",
                    "SENTSINCE",
                    "SINCE",
                    "SMALLER",
                    "SUBJECT",
                    "TEXT",
                    "TO",
                    "UID",
                    "UNKEYWORD");

    String text() {
        var octets = in.searchOctets();
        try {
            return in.decoded(octets, charset);
        } catch (Bad unreadable) {
            if (!in.readsUtf8()) {
                throw unreadable;
            }
            readable = false;
            return "";
        }
    }
}
