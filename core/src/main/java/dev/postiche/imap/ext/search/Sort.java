package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.ReturnOption;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.command.Searching;
import dev.postiche.imap.command.SortKey;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.grammar.SearchProgram;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.CommandSpec.ExpungeNotices;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.message.Address;
import dev.postiche.message.Envelope;
import dev.postiche.message.MimeWords;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** SORT is a SEARCH whose result comes in an order that the client wants. RFC 5256 §3, §4. */
public record Sort(
        Optional<List<ReturnOption>> options, List<Criterion> criteria, SearchProgram program)
        implements SelectedCommand {

    /** The kind of words that extensions add to the criteria. */
    static final String KEY = "SORT-KEY";

    static final CommandSpec SPEC =
            CommandSpec.of("SORT")
                    .states(State.SELECTED)
                    .uidForm()
                    .expungeNotices(ExpungeNotices.ONLY_IN_UID_FORM) // RFC 5256 §3
                    .parser(Sort::parse);

    public static final Extension EXTENSION =
            Extension.of("SORT")
                    .commands(SPEC)
                    .words(
                            words ->
                                    words.modifier(KEY, "ARRIVAL", in -> by(Sort::arrival))
                                            .modifier(KEY, "CC", in -> mailbox(Envelope::cc))
                                            .modifier(
                                                    KEY,
                                                    "DATE",
                                                    in -> by(SearchedMessage::sentDate))
                                            .modifier(KEY, "FROM", in -> mailbox(Envelope::from))
                                            .modifier(KEY, "SIZE", in -> by(m -> m.row().size()))
                                            .modifier(
                                                    KEY,
                                                    "SUBJECT",
                                                    in -> SortKey.text(m -> m.baseSubject().text()))
                                            .modifier(KEY, "TO", in -> mailbox(Envelope::to)));

    /** One criterion; REVERSE turns round this one alone. */
    record Criterion(SortKey key, boolean reverse) {

        Comparator<SearchedMessage> order(SearchKey found) {
            var order = key.order(found);
            return reverse ? order.reversed() : order;
        }
    }

    static Sort parse(ImapParser in) {
        in.sp();
        var options = Searching.options(in, "SORT");
        var criteria = in.listOfSome(Sort::criterion);
        in.sp();
        return new Sort(options, criteria, in.searchCriteria());
    }

    private static Criterion criterion(ImapParser in) {
        boolean reverse = in.tryKeyword("REVERSE ");
        return new Criterion((SortKey) in.word(KEY, "SORT criterion"), reverse);
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        var searching = new Searching(session, "SORT", options, program);
        var found = searching.found();
        var orders = criteria.stream().map(each -> each.order(program.key())).toList();
        searching.answer(found, Optional.of((a, b) -> compare(a, b, orders)), replies);
    }

    /** The first criterion that tells them apart decides. RFC 5256 §3 */
    private static int compare(
            SearchedMessage one, SearchedMessage other, List<Comparator<SearchedMessage>> orders) {
        for (var order : orders) {
            int compared = order.compare(one, other);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private static <T extends Comparable<? super T>> SortKey by(
            Function<SearchedMessage, T> value) {
        return criteria -> Comparator.comparing(SortKey.once(value));
    }

    private static Instant arrival(SearchedMessage message) {
        return message.row().internalDate().toInstant();
    }

    /** By addr-mailbox of the first address; a field that is absent is empty. RFC 5256 §3 */
    private static SortKey mailbox(Function<Envelope, List<Address>> field) {
        return SortKey.text(
                message ->
                        field.apply(message.message().envelope()).stream()
                                .findFirst()
                                .flatMap(Address::mailbox)
                                .map(MimeWords::decode)
                                .orElse(""));
    }
}
