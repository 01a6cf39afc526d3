package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.grammar.SearchProgram;
import dev.postiche.imap.reply.EsearchReply;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.SelectedSession.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What SEARCH and SORT have in common: from the options behind RETURN to the response.
 *
 * <p>RFC 3501 §6.4.4, RFC 4466 §2.6, RFC 4731 §3.1.
 */
public final class Searching {

    /** What is offered in place of a charset that is not known; others may be known as well. */
    private static final List<String> CHARSETS =
            List.of("US-ASCII", "UTF-8", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252");

    private final SelectedSession session;
    private final String command;
    private final String tag;
    private final boolean extended;
    private final List<ReturnOption> options;
    private final SearchProgram program;

    /**
     * A search that begins.
     *
     * @param command also the name of the response where RETURN was not used
     * @param asked the options behind RETURN, if that was there
     */
    public Searching(
            SelectedSession session,
            String command,
            Optional<List<ReturnOption>> asked,
            SearchProgram program) {
        this.session = session;
        this.command = command;
        this.tag = session.imap().exchange().tag().orElse("");
        this.program = program;
        // SEARCH is answered by ESEARCH then, whatever was asked. RFC 9051 §6.4.4
        this.extended =
                asked.isPresent() || (command.equals("SEARCH") && session.imap().speaksRev2());
        this.options = complete(extended, asked.orElse(List.of()), program.key());
    }

    /** The NO that a search in an unknown charset gets. RFC 3501 §6.4.4 */
    public static No unknownCharset() {
        return No.with(ResponseCode.badCharset(CHARSETS), "This charset is not supported");
    }

    /** The options behind RETURN, with the space before them and the one behind them. */
    public static Optional<List<ReturnOption>> options(ImapParser in, String command) {
        var given = in.optionalReturnOptions(command);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var options = given.get().all(ReturnOption.class);
        if (options.stream().filter(ReturnOption::lists).count() > 1) {
            throw in.bad("RETURN takes ALL or PARTIAL, and only once"); // RFC 5267 §4.4
        }
        return Optional.of(options);
    }

    /**
     * What is told in the response, in its order there.
     *
     * @param extended whether RETURN was used; without an option it means ALL. RFC 4731 §3.1
     */
    public static List<ReturnOption> complete(
            boolean extended, List<ReturnOption> asked, SearchKey key) {
        var all = new LinkedHashSet<>(asked);
        if (extended && asked.isEmpty()) {
            all.add(ResultOption.ALL);
        }
        implied(key).forEach(all::add);
        var sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(ReturnOption::place));
        return sorted;
    }

    private static Stream<ReturnOption> implied(SearchKey key) {
        return key.within()
                .filter(ExtendedSearchKey.class::isInstance)
                .flatMap(each -> ((ExtendedSearchKey) each).implied().stream());
    }

    /**
     * Searches the selected mailbox.
     *
     * @return what was found, in the order of the mailbox
     */
    public List<SearchedMessage> found() {
        return found(spans -> spans);
    }

    /**
     * The same among a part of the messages.
     *
     * @param part which that is, of those that the numbers among the criteria leave over
     */
    public List<SearchedMessage> found(UnaryOperator<List<Span>> part) {
        if (!program.charsetKnown()) {
            options.forEach(option -> option.refused(session)); // RFC 5182 §2.1
            throw unknownCharset();
        }
        options.forEach(option -> option.begin(session, tag, program.key()));
        try {
            return new Search(session, program.key()).found(part).toList();
        } catch (No refused) {
            options.forEach(option -> option.refused(session)); // RFC 5182 §2.1
            throw refused;
        }
    }

    /**
     * Says what was found.
     *
     * @param order in which it is to be told; empty for that of the mailbox
     */
    public void answer(
            List<SearchedMessage> found,
            Optional<Comparator<SearchedMessage>> order,
            Replies replies) {
        // What is alike stays in the order of the mailbox. RFC 5256 §3
        var ordered = order.map(sorting -> found.stream().sorted(sorting).toList()).orElse(found);
        var outcome = new SearchOutcome(ordered, order, replies.withUids(), options);
        if (!extended) {
            replies.untagged(
                    out -> {
                        out.ascii(command);
                        ordered.forEach(each -> out.sp().number(outcome.number(each)));
                        outcome.data().forEach(each -> out.ascii(" (" + each + ")"));
                    });
        } else if (options.stream().anyMatch(ReturnOption::wantsResponse)) {
            replies.untagged(EsearchReply.of(tag, outcome.uids(), outcome.data()));
        }
        options.forEach(option -> option.end(session, outcome, replies));
    }
}
