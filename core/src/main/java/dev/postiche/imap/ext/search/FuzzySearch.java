package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.ReturnOption;
import dev.postiche.imap.command.SearchOutcome;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.command.SortKey;
import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * SEARCH=FUZZY finds what is like the words that are sought, and says how well it fits. RFC 6203.
 *
 * @param scores what the FUZZY keys of the command thought of each message
 */
public record FuzzySearch(List<FuzzyKey> scores) {

    private static final String RELEVANCY = "RELEVANCY";

    /** The message with the highest score is the first one. RFC 6203 §6 */
    private static final SortKey BEST_FIRST =
            criteria -> {
                var fuzzy = of(criteria);
                return Comparator.comparingInt(message -> -fuzzy.score(message));
            };

    public static final Extension EXTENSION =
            Extension.of("SEARCH=FUZZY")
                    .words(words -> words.searchKey("FUZZY", FuzzyKey::parse))
                    .wordsWith(
                            words -> words.modifier("SEARCH", RELEVANCY, in -> new Relevancy()),
                            Esearch.OR_REV2)
                    .wordsWith(
                            words -> words.modifier("SORT", RELEVANCY, in -> new Relevancy()),
                            "ESORT")
                    .words(words -> words.modifier(Sort.KEY, RELEVANCY, in -> BEST_FIRST));

    /** Of these criteria. RFC 6203 §4: RELEVANCY must not be used without FUZZY */
    private static FuzzySearch of(SearchKey criteria) {
        var scores =
                criteria.within()
                        .filter(FuzzyKey.class::isInstance)
                        .map(FuzzyKey.class::cast)
                        .toList();
        if (scores.isEmpty()) {
            throw BadCommand.because("RELEVANCY needs a FUZZY search key");
        }
        return new FuzzySearch(scores);
    }

    /** From 1 to 100: the average of what the keys gave. */
    private int score(SearchedMessage message) {
        double average = scores.stream().mapToInt(key -> key.score(message)).average().orElse(1);
        return (int) Math.max(1, Math.round(average));
    }

    /** The return option RELEVANCY: a score for each message that is told. RFC 6203 §4 */
    private static final class Relevancy implements ReturnOption {

        private Optional<FuzzySearch> fuzzy = Optional.empty();

        @Override
        public int place() {
            return 70;
        }

        @Override
        public void begin(AuthenticatedSession session, String tag, SearchKey key) {
            fuzzy = Optional.of(of(key));
        }

        @Override
        public Optional<String> data(SearchOutcome outcome) {
            return fuzzy.map(
                    search ->
                            outcome.told().stream()
                                    .map(message -> String.valueOf(search.score(message)))
                                    .collect(Collectors.joining(" ", RELEVANCY + " (", ")")));
        }
    }
}
