package dev.postiche.imap.ext.metadata;

import dev.postiche.imap.command.ExtendedSearchKey;
import dev.postiche.imap.command.SearchMatch;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.grammar.Bad;
import dev.postiche.imap.grammar.CommandText;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import dev.postiche.spec.Octets;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * FILTERS keeps searches under names, in annotations of the server; this is the search key by which
 * one is used.
 *
 * <p>It belongs to one command and stands for what the name means when that begins. RFC 5466.
 */
public final class Filters implements ExtendedSearchKey {

    private static final String KEY = "FILTER";
    private static final List<String> ROOTS =
            List.of("/private/filters/values/", "/shared/filters/values/");

    public static final Extension EXTENSION =
            Extension.of("FILTERS")
                    .wordsWith(
                            words -> words.searchKey(KEY, Filters::parse),
                            Metadata.NAME,
                            Metadata.SERVER)
                    .announcedWhen(
                            session ->
                                    Stream.of(Metadata.NAME, Metadata.SERVER)
                                            .anyMatch(session.service().capabilities()::has));

    private final String name;
    private final Charset charset;
    private Optional<SearchKey> meaning = Optional.empty();

    private Filters(String name, Charset charset) {
        this.name = name;
        this.charset = charset;
    }

    private static Filters parse(ImapParser in) {
        in.sp();
        var name = in.atom();
        if (name.contains("/")) {
            throw in.bad("the name of a filter has no \"/\""); // RFC 5466 §4
        }
        return new Filters(name, in.searchCharset());
    }

    @Override
    public void begin(AuthenticatedSession session) {
        if (meaning.isEmpty()) { // it may have changed since, which changes nothing
            resolve(session, Set.of());
        }
    }

    private void resolve(AuthenticatedSession session, Set<String> around) {
        if (!List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII).contains(charset)) {
            throw BadCommand.with( // RFC 5466 §3.1
                    ResponseCode.badCharset(List.of("UTF-8", "US-ASCII")), "A FILTER is in UTF-8");
        }
        var entry = name.toLowerCase(Locale.ROOT);
        var within = new HashSet<>(around);
        var values = Annotated.SERVER.values(session);
        var value =
                ROOTS.stream()
                        .flatMap(root -> Optional.ofNullable(values.get(root + entry)).stream())
                        .findFirst()
                        .filter(there -> within.add(entry)) // else it is a loop
                        .orElseThrow(() -> undefined("There is no filter " + name));
        try {
            var key = criteria(value, session);
            nested(key).forEach(filter -> filter.resolve(session, within));
            meaning = Optional.of(key);
        } catch (Bad wrong) {
            throw undefined("The filter " + name + " is no search: " + wrong.text());
        }
    }

    private static Stream<Filters> nested(SearchKey key) {
        return key.within().filter(Filters.class::isInstance).map(Filters.class::cast);
    }

    private No undefined(String text) {
        return No.with(new ResponseCode("UNDEFINED-FILTER " + name), text);
    }

    /** search-criteria, which are stored in UTF-8. RFC 5466 §3.2, §4 */
    private static SearchKey criteria(Octets value, AuthenticatedSession session) {
        var in =
                new ImapParser(
                        CommandText.of(value.toByteArray()),
                        session.imap().dialect().vocabulary(),
                        true);
        var program = in.searchProgram();
        in.end();
        return program.key();
    }

    /**
     * Nothing, if an annotation is no filter or one that can be searched for.
     *
     * @throws No if it is a filter that cannot. RFC 5466 §3.2
     */
    static void check(MetadataEntry entry, Octets value, AuthenticatedSession session) {
        if (session.has(EXTENSION.toString())
                && ROOTS.stream().anyMatch(entry.name()::startsWith)) {
            try {
                var unused = criteria(value, session);
            } catch (Bad wrong) {
                throw No.with(ResponseCode.CANNOT, "This is no search: " + wrong.text());
            }
        }
    }

    @Override
    public List<SearchKey> held() {
        return meaning.stream().toList();
    }

    @Override
    public boolean matches(SearchedMessage message) {
        throw new IllegalStateException("a filter matches by what it stands for");
    }

    @Override
    public boolean matches(SearchedMessage message, SearchMatch match) {
        return meaning.filter(key -> match.test(key, message)).isPresent();
    }

    @Override
    public String toString() {
        return KEY + " " + name;
    }
}
