/* This file is long because it has a method for each rule of the formal syntax. */
package dev.postiche.imap.grammar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A cursor over one command, with a method for each rule of the formal syntax.
 *
 * <p>A method either consumes what its rule describes or throws {@link Bad}; one that begins with
 * {@code try} or {@code optional} consumes nothing when the rule does not begin here. Nothing else
 * is ever thrown, whatever the octets. RFC 3501 §9, RFC 4466 §3.
 */
public final class ImapParser {

    /** Numbers are unsigned and have 32 bits. RFC 3501 §9 (number) */
    private static final long LARGEST_NUMBER = 0xFFFF_FFFFL;

    private static final List<String> SYSTEM_FLAGS =
            List.of("\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft");

    private final byte[] text;
    private final List<Literal> literals;
    private final Vocabulary vocabulary;
    private final boolean utf8;
    private int at;
    private int literalsTaken;
    private long literalOctets;
    private boolean uidForm;
    private boolean namesNumbers;
    private final Set<String> enables = new LinkedHashSet<>();
    private SearchGrammar search;

    /**
     * A parser at the beginning of a command.
     *
     * @param vocabulary the words of extensions that are in use
     * @param utf8 whether quoted strings may hold UTF-8. RFC 6855 §3
     */
    public ImapParser(CommandText command, Vocabulary vocabulary, boolean utf8) {
        this.text = command.text();
        this.literals = command.literals();
        this.vocabulary = vocabulary;
        this.utf8 = utf8;
        this.search = new SearchGrammar(this, vocabulary);
    }

    /** A parser for IMAP4rev1 without extensions. */
    public ImapParser(CommandText command) {
        this(command, Vocabulary.IMAP4REV1, false);
    }

    // Single octets

    int peek() {
        return at < text.length ? text[at] & 0xFF : -1;
    }

    int next() {
        int octet = peek();
        if (octet < 0) {
            throw expected("more");
        }
        at++;
        return octet;
    }

    boolean tryCharacter(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    /** This character and no other. */
    public void character(char c) {
        if (!tryCharacter(c)) {
            throw expected(Octets.shown(c));
        }
    }

    /** SP: exactly one space. RFC 3501 §9 */
    public void sp() {
        character(' ');
    }

    /** A space, if one is here. */
    public boolean trySp() {
        return tryCharacter(' ');
    }

    /** A space, if it is here and a list behind it. */
    public boolean trySpBeforeList() {
        boolean isList = peek() == ' ' && at + 1 < text.length && text[at + 1] == '(';
        return isList && trySp();
    }

    /** How many octets of the command, its literals included, lie behind. */
    public long octetsRead() {
        return at + literalOctets;
    }

    /** Whether a space is here. */
    public boolean atSp() {
        return peek() == ' ';
    }

    /** Whether a quoted string is here. */
    public boolean atQuote() {
        return peek() == '"';
    }

    /** Whether an opening parenthesis is here. */
    public boolean atParenthesis() {
        return peek() == '(';
    }

    /** Whether nothing is left of the command. */
    public boolean isAtEnd() {
        return at == text.length;
    }

    /** The end of the command, where nothing may be left. */
    public void end() {
        if (!isAtEnd()) {
            throw expected("the end of the line");
        }
    }

    // Words

    /** tag. */
    public String tag() {
        int start = at;
        while (Octets.isTagChar(peek())) {
            at++;
        }
        if (start == at) {
            throw expected("a tag");
        }
        return latin(start);
    }

    /** atom. */
    public String atom() {
        int start = at;
        while (Octets.isAtomChar(peek())) {
            at++;
        }
        if (start == at) {
            throw expected("an atom");
        }
        return latin(start);
    }

    /** The name of a command, upper case; UID and the command behind it are one name. */
    public String commandName() {
        var name = atom().toUpperCase(Locale.ROOT);
        if (!name.equals("UID") || !trySp()) {
            return name;
        }
        uidForm = true;
        return name + " " + atom().toUpperCase(Locale.ROOT);
    }

    /** Whether the command's name began with UID. RFC 3501 §6.4.8 */
    public boolean isUidForm() {
        return uidForm;
    }

    /** This word, in any case. */
    public void keyword(String word) {
        if (!tryKeyword(word)) {
            throw expected(word);
        }
    }

    /** This word, in any case, if it is here. */
    public boolean tryKeyword(String word) {
        if (text.length - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (upper(text[at + i]) != upper(word.charAt(i))) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    /** One of several words, upper case. The list is given in the order in which BAD names it. */
    public String oneOf(List<String> words) {
        int start = at;
        var word = label();
        if (!words.contains(word)) {
            at = start;
            throw expected("one of " + String.join(", ", words));
        }
        return word;
    }

    /** tagged-ext-label, or the name of a FETCH item or SEARCH key, upper case. RFC 4466 §3 */
    public String label() {
        int start = at;
        while (Octets.isLabelChar(peek())) {
            at++;
        }
        if (start == at) {
            throw expected("a word");
        }
        return latin(start).toUpperCase(Locale.ROOT);
    }

    String letters(int count) {
        int start = at;
        while (at - start < count && Octets.isAlpha(peek())) {
            at++;
        }
        if (at - start < count) {
            throw expected("a letter");
        }
        return latin(start);
    }

    // Numbers

    /** number. */
    public long number() {
        return number(LARGEST_NUMBER);
    }

    /** nz-number. */
    public long nzNumber() {
        if (peek() == '0') {
            throw expected("a number from 1");
        }
        return number();
    }

    /** number64: a number of 63 bits. RFC 9051 §9 */
    public long number64() {
        return number(Long.MAX_VALUE);
    }

    /** mod-sequence-value: a number of 63 bits from 1. RFC 7162 §7 */
    public long modSequence() {
        int start = at;
        long value = number64();
        if (value == 0) {
            at = start;
            throw expected("a mod-sequence from 1");
        }
        return value;
    }

    /** A number of octets: number, in IMAP4rev2 number64. RFC 9051 §9 (partial-range) */
    public long octetCount() {
        return vocabulary.isRev1() ? number() : number64();
    }

    /** As {@link #octetCount()}, from 1: nz-number, in IMAP4rev2 nz-number64. */
    public long nzOctetCount() {
        if (peek() == '0') {
            throw expected("a number from 1");
        }
        return octetCount();
    }

    private long number(long largest) {
        if (!Octets.isDigit(peek())) {
            throw expected("a number");
        }
        int start = at;
        long value = 0;
        while (Octets.isDigit(peek())) {
            int digit = next() - '0';
            if (value > (largest - digit) / 10) {
                at = start;
                throw bad("the number is larger than " + largest);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** sequence-set; {@code $} alone where the results of searches can be saved. RFC 5182 §3 */
    public SequenceSet sequenceSet() {
        if (vocabulary.savesResults() && tryCharacter('$')) {
            return SequenceSet.SAVED;
        }
        var ranges = new ArrayList<SequenceSet.Range>();
        do {
            long first = seqNumber();
            long last = tryCharacter(':') ? seqNumber() : first;
            ranges.add(new SequenceSet.Range(first, last));
        } while (tryCharacter(','));
        return new SequenceSet(ranges);
    }

    /** sequence-set, of UIDs if the command's name began with UID. */
    public MessageSet messageSet() {
        return new MessageSet(uidForm ? sequenceSet() : numberSet(), uidForm);
    }

    /** seq-number, of a UID if the command's name began with UID: one message. RFC 8508 §5 */
    public MessageSet oneMessage() {
        namesNumbers |= !uidForm;
        long number = seqNumber();
        return new MessageSet(
                new SequenceSet(List.of(new SequenceSet.Range(number, number))), uidForm);
    }

    /** sequence-set of message sequence numbers, which not every session may use. RFC 9586 §3 */
    public SequenceSet numberSet() {
        namesNumbers = true;
        return sequenceSet();
    }

    /** Whether the command names messages by their sequence numbers. */
    public boolean namesNumbers() {
        return namesNumbers;
    }

    private long seqNumber() {
        return tryCharacter('*') ? SequenceSet.STAR : nzNumber();
    }

    /** uid-set: a sequence-set without {@code *}. RFC 4315 §4 */
    public SequenceSet uidSet() {
        int start = at;
        var set = sequenceSet();
        if (set.hasStar() || set.isSaved()) {
            at = start;
            throw bad("\"" + (set.isSaved() ? "$" : "*") + "\" is not allowed here");
        }
        return set;
    }

    // Strings

    /** astring, as octets. */
    public byte[] astringOctets() {
        if (peek() == '"' || peek() == '{') {
            return string();
        }
        int start = at;
        while (Octets.isAstringChar(peek())) {
            at++;
        }
        if (start == at) {
            throw expected("an astring");
        }
        return Arrays.copyOfRange(text, start, at);
    }

    /** astring, decoded: as UTF-8, of which US-ASCII is a part. */
    public String astring() {
        return decoded(astringOctets(), StandardCharsets.UTF_8);
    }

    /**
     * The text of a search, as octets. That a quoted one is UTF-8 is for the search to say: a NO
     * lets Angus Mail, which writes Latin-1 there, search by itself, and a BAD would not.
     *
     * <p>RFC 6855 §3 wants BAD; Angus Mail's issue 104.
     */
    byte[] searchOctets() {
        return peek() == '"' ? quotedOctets() : astringOctets();
    }

    /** Whether quoted strings may hold UTF-8. */
    boolean readsUtf8() {
        return utf8;
    }

    /** string, as octets. */
    public byte[] string() {
        return switch (peek()) {
            case '"' -> quoted();
            case '{' -> literal().octets();
            default -> throw expected("a string");
        };
    }

    /** nstring, decoded; empty for NIL. */
    public Optional<String> nstring() {
        return tryKeyword("NIL")
                ? Optional.empty()
                : Optional.of(decoded(string(), StandardCharsets.UTF_8));
    }

    private byte[] quoted() {
        var octets = quotedOctets();
        if (utf8) {
            var unused = decoded(octets, StandardCharsets.UTF_8); // RFC 6855 §3
        }
        return octets;
    }

    private byte[] quotedOctets() {
        character('"');
        var out = new ByteArrayOutputStream();
        while (peek() != '"') {
            int octet = peek();
            if (octet == '\\') {
                at++;
                octet = peek();
                if (octet != '"' && octet != '\\') {
                    throw expected("a quote or a backslash");
                }
            }
            boolean textChar = octet > 0 && octet != '\r' && octet != '\n';
            if (!textChar || (octet >= 0x80 && !utf8)) {
                throw expected("the rest of a quoted string");
            }
            out.write(octet);
            at++;
        }
        at++;
        return out.toByteArray();
    }

    /** literal; the octets are not copied. */
    public Literal literal() {
        character('{');
        return announced(false);
    }

    /** literal8, which may hold NUL; the octets are not copied. RFC 4466 §3 */
    public Literal literal8() {
        character('~');
        character('{');
        return announced(true);
    }

    /** Whether a literal8 is here. */
    public boolean atLiteral8() {
        return peek() == '~';
    }

    /** Whether a list is here that begins with a word, and not with a path or a string. */
    public boolean atListOfWords() {
        return peek() == '(' && at + 1 < text.length && Octets.isAlpha(text[at + 1] & 0xFF);
    }

    /** Whether a literal or literal8 is here. */
    public boolean atLiteral() {
        return peek() == '{' || (peek() == '~' && vocabulary.takesLiteral8());
    }

    /** literal, or literal8 where that is known: whole messages and parts. RFC 3516 §4.4 */
    public Literal literalOrLiteral8() {
        return peek() == '~' && vocabulary.takesLiteral8() ? literal8() : literal();
    }

    private Literal announced(boolean nulAllowed) {
        number64(); // what it announces has been read already
        tryCharacter('+');
        character('}');
        character('\r');
        character('\n');
        if (literalsTaken == literals.size()) {
            throw bad("a literal is missing");
        }
        var literal = literals.get(literalsTaken++);
        literalOctets += literal.octets().length;
        if (!nulAllowed) {
            for (byte octet : literal.octets()) {
                if (octet == 0) {
                    throw bad("a literal may not hold NUL"); // RFC 3501 §4.3.1, §9 (CHAR8)
                }
            }
        }
        return literal;
    }

    /** base64, not decoded, or {@code =} for an empty initial response. RFC 4959 §3 */
    public String base64() {
        int start = at;
        while (Octets.isAlpha(peek())
                || Octets.isDigit(peek())
                || peek() == '+'
                || peek() == '/'
                || peek() == '=') {
            at++;
        }
        if (start == at) {
            throw expected("base64");
        }
        return latin(start);
    }

    // Mailboxes, flags, dates

    /** mailbox. */
    public MailboxName mailbox() {
        return MailboxName.of(astringOctets());
    }

    /** list-mailbox: one char for each octet, in the wire's encoding. */
    public String listMailbox() {
        if (peek() == '"' || peek() == '{') {
            return new String(string(), StandardCharsets.ISO_8859_1);
        }
        int start = at;
        while (Octets.isListChar(peek())) {
            at++;
        }
        if (start == at) {
            throw expected("a mailbox pattern");
        }
        return latin(start);
    }

    /**
     * patterns: list-mailboxes in parentheses. IMAP4rev2 alone knows no more than one of them. RFC
     * 5258 §6, RFC 9051 §9, Appendix C
     */
    public List<String> patterns() {
        var patterns = listOfSome(ImapParser::listMailbox);
        if (patterns.size() > 1 && !vocabulary.takesSeveralPatterns()) {
            throw bad("several patterns need LIST-EXTENDED");
        }
        return patterns;
    }

    /**
     * flag, as it was written. Of the system flags only those that are defined and can be altered:
     * a client that makes up another one should hear of it. RFC 3501 §2.3.2
     */
    public String flag() {
        int start = at;
        if (!tryCharacter('\\')) {
            return atom();
        }
        var flag = "\\" + atom();
        if (SYSTEM_FLAGS.stream().noneMatch(flag::equalsIgnoreCase)) {
            at = start;
            throw bad("a client cannot alter the flag " + flag);
        }
        return flag;
    }

    /** flag-keyword. */
    public String flagKeyword() {
        return atom();
    }

    /** flag-list: flags in parentheses, or none. */
    public List<String> flagList() {
        return list(ImapParser::flag);
    }

    /** flag-list, or flags without parentheses, of which there is at least one. RFC 3501 §9 */
    public List<String> flagListOrFlags() {
        if (peek() == '(') {
            return flagList();
        }
        var flags = new ArrayList<String>();
        do {
            flags.add(flag());
        } while (trySp());
        return flags;
    }

    /** Items in parentheses with a space between them; there may be none. */
    public <T> List<T> list(Function<ImapParser, T> item) {
        var items = new ArrayList<T>();
        character('(');
        if (tryCharacter(')')) {
            return items;
        }
        do {
            items.add(item.apply(this));
        } while (trySp());
        character(')');
        return items;
    }

    /** Items in parentheses with a space between them, of which there is at least one. */
    public <T> List<T> listOfSome(Function<ImapParser, T> item) {
        int start = at;
        var items = list(item);
        if (items.isEmpty()) {
            at = start;
            throw bad("the list is empty");
        }
        return items;
    }

    /** date. */
    public LocalDate date() {
        boolean quoted = tryCharacter('"');
        var date = ImapDates.date(this);
        if (quoted) {
            character('"');
        }
        return date;
    }

    /** date-time, if one begins here: a quoted string. */
    public Optional<OffsetDateTime> optionalDateTime() {
        if (!tryCharacter('"')) {
            return Optional.empty();
        }
        var time = ImapDates.dateTime(this);
        character('"');
        return Optional.of(time);
    }

    // FETCH, SEARCH, STATUS and modifiers

    /** The items of a FETCH: a macro, one fetch-att or several in parentheses. */
    public List<FetchItem> fetchAtts() {
        return FetchGrammar.fetchAtts(this, vocabulary);
    }

    /** section, with its brackets. */
    public BodySection section() {
        return FetchGrammar.section(this);
    }

    /** The partial of a section, if one begins here. */
    public Optional<FetchItem.Partial> optionalPartial() {
        return FetchGrammar.optionalPartial(this);
    }

    /** search-program. RFC 4466 §3 */
    public SearchProgram searchProgram() {
        search = new SearchGrammar(this, vocabulary);
        return search.searchProgram();
    }

    /** search-criteria, which SORT and THREAD begin with a charset. RFC 5256 §5 */
    public SearchProgram searchCriteria() {
        search = new SearchGrammar(this, vocabulary);
        return search.searchCriteria();
    }

    /** search-key within a key of an extension: in the charset of the search around it. */
    public SearchKey searchKey() {
        return search.searchKey();
    }

    /** The charset of the search around a key of an extension. */
    public Charset searchCharset() {
        return search.charset();
    }

    /** The space and the text behind the name of an extension's key, in the search's charset. */
    public String searchText() {
        sp();
        return search.text();
    }

    /**
     * Modifiers of a FETCH item in parentheses, upper case; those of the command itself, which may
     * stand in the same place, are left alone. RFC 8970 §6
     */
    public List<String> optionalItemModifiers(String item, List<String> known) {
        int start = at;
        if (!tryKeyword(" (")) {
            return List.of();
        }
        boolean ofCommand = vocabulary.modifier("FETCH", label()).isPresent();
        at = ofCommand ? start : start + 1;
        return ofCommand ? List.of() : listOfSome(in -> itemModifier(item, known));
    }

    private String itemModifier(String item, List<String> known) {
        int start = at;
        var word = label();
        if (!known.contains(word)) {
            at = start;
            throw bad(item + " has no modifier " + word);
        }
        return word;
    }

    /** Whether a word of this kind, which an extension brings, can stand here. */
    public boolean hasWords(String kind) {
        return vocabulary.hasModifiers(kind);
    }

    /**
     * What an extension's word of this kind means.
     *
     * @param kind as it was given to {@link Vocabulary.Builder#modifier}
     * @param shown what BAD calls such a word
     */
    public Object word(String kind, String shown) {
        int start = at;
        var name = label();
        var meaning = vocabulary.modifier(kind, name);
        if (meaning.isEmpty()) {
            at = start;
            throw bad("there is no " + shown + " " + name);
        }
        return meaning.get().apply(this);
    }

    /** The items of a STATUS in parentheses, upper case. */
    public List<String> statusAtts() {
        return listOfSome(
                in -> {
                    var name = label();
                    boolean known =
                            List.of("MESSAGES", "UIDNEXT", "UIDVALIDITY", "UNSEEN").contains(name)
                                    || (name.equals("RECENT") && vocabulary.isRev1());
                    if (!known) {
                        vocabulary
                                .statusItem(name)
                                .orElseThrow(() -> bad("there is no STATUS item " + name))
                                .accept(this);
                    }
                    return name;
                });
    }

    /** select-params, create-params, fetch-modifiers: behind the arguments. RFC 4466 §3 */
    public Modifiers trailingModifiers(String command) {
        return trySp() ? modifiers(command) : Modifiers.NONE;
    }

    /** store-modifiers: before the rest of the arguments, and a space behind. RFC 4466 §3 */
    public Modifiers leadingModifiers(String command) {
        if (!atParenthesis()) {
            return Modifiers.NONE;
        }
        var modifiers = modifiers(command);
        sp();
        return modifiers;
    }

    /** search-return-opts and a space behind them, if they begin here. RFC 4466 §3 */
    public Optional<Modifiers> optionalReturnOptions(String command) {
        if (!vocabulary.hasModifiers(command) || !tryKeyword("RETURN ")) {
            return Optional.empty();
        }
        var options = new Modifiers(list(in -> modifier(command, label())));
        sp();
        return Optional.of(options);
    }

    private Modifiers modifiers(String command) {
        var given = new HashSet<String>();
        return new Modifiers(
                listOfSome(
                        in -> {
                            var name = label();
                            if (!given.add(name)) {
                                throw bad(command + " takes " + name + " only once");
                            }
                            return modifier(command, name);
                        }));
    }

    private Object modifier(String command, String name) {
        return vocabulary
                .modifier(command, name)
                .orElseThrow(() -> bad(command + " has no parameter " + name))
                .apply(this);
    }

    /** Notes that the use of a word switches a capability on, as ENABLE would. RFC 7162 §3.1 */
    public void enables(String capability) {
        enables.add(capability);
    }

    /** The capabilities that the words of this command switch on. */
    public Set<String> enabled() {
        return Set.copyOf(enables);
    }

    // What is wrong

    /** A fault at this place. */
    public Bad bad(String what) {
        return Bad.syntax(what + " (at octet " + (at + 1) + ")");
    }

    /** Something else should be at this place. */
    Bad expected(String what) {
        int octet = peek();
        return bad(
                "expected "
                        + what
                        + " instead of "
                        + (octet < 0 ? "the end of the line" : Octets.shown(octet)));
    }

    /** Octets as text; {@link Bad} when they are not of that charset. */
    String decoded(byte[] octets, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException wrong) {
            throw bad("a string is not " + charset.name());
        }
    }

    private String latin(int start) {
        return new String(text, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private static int upper(int octet) {
        return octet >= 'a' && octet <= 'z' ? octet - 32 : octet;
    }
}
