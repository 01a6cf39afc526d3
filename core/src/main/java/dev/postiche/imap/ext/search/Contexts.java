package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.ReturnOption;
import dev.postiche.imap.command.SearchOutcome;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CONTEXT=SEARCH and CONTEXT=SORT keep the result of a search up to date until CANCELUPDATE, which
 * this is. RFC 5267 §4.
 *
 * @param tags of the searches that shall be told of no more
 */
public record Contexts(List<String> tags) implements SelectedCommand {

    static final CommandSpec CANCELUPDATE =
            CommandSpec.of("CANCELUPDATE").states(State.SELECTED).parser(Contexts::parse);

    public static final List<Extension> EXTENSIONS =
            List.of(extension("SEARCH"), extension("SORT"));

    private static Extension extension(String command) {
        return Extension.of("CONTEXT=" + command)
                .commands(CANCELUPDATE)
                .wordsWith(words -> options(command, words), needed(command));
    }

    private static String[] needed(String command) {
        return command.equals("SORT") ? new String[] {"SORT"} : Esearch.OR_REV2;
    }

    private static void options(String command, Vocabulary.Builder words) {
        words.modifier(command, "CONTEXT", in -> new Hint())
                .modifier(command, "PARTIAL", Partial::parse)
                .modifier(command, "UPDATE", SearchUpdate::parse);
    }

    /** CONTEXT: that the search will be made again, which changes nothing here. RFC 5267 §4.2 */
    private record Hint() implements ReturnOption {
        @Override
        public Optional<String> data(SearchOutcome outcome) {
            return Optional.empty();
        }
    }

    private static Contexts parse(ImapParser in) {
        var tags = new ArrayList<String>();
        do {
            in.sp();
            tags.add(new String(in.string(), StandardCharsets.UTF_8));
        } while (in.atSp());
        return new Contexts(tags);
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        var followers = session.followers();
        for (var tag : tags) {
            var named = SearchContext.of(session).filter(each -> each.tag().equals(tag)).toList();
            if (named.isEmpty()) {
                throw BadCommand.because("No search with this tag is kept up to date");
            }
            followers.removeAll(named);
        }
    }
}
