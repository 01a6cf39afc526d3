package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.ReturnOption;
import dev.postiche.imap.command.SearchOutcome;
import dev.postiche.imap.grammar.FetchItem;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.reply.StatusReply;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.SelectedSession;
import java.util.List;
import java.util.Optional;

/** UPDATE asks to be told whenever the result of the search changes. RFC 5267 §4.3. */
public final class SearchUpdate implements ReturnOption {

    /** More searches of one session are not kept up to date. RFC 5267 §4.3.1 */
    private static final int MOST = 16;

    /** The kind of word that says whether items can be asked for. */
    public static final String ITEMS = "UPDATE-ITEMS";

    private final List<FetchItem> items;
    private String tag = "";
    private SearchKey key = new SearchKey.All();

    private SearchUpdate(List<FetchItem> items) {
        this.items = items;
    }

    /** modifier-update; the example has a space that the grammar has not. RFC 5465 §7, §8 */
    static SearchUpdate parse(ImapParser in) {
        boolean asks = in.hasWords(ITEMS) && (in.trySpBeforeList() || in.atParenthesis());
        return new SearchUpdate(asks ? in.fetchAtts() : List.of());
    }

    @Override
    public boolean goesWith(boolean selected, boolean alone) {
        return selected; // RFC 7377 §2.2
    }

    @Override
    public void begin(AuthenticatedSession session, String ofCommand, SearchKey criteria) {
        boolean used =
                session.imap().selected().stream()
                        .flatMap(SearchContext::of)
                        .anyMatch(each -> each.tag().equals(ofCommand));
        if (used) {
            throw BadCommand.because("Tag reuse"); // RFC 5267 §4.3
        }
        tag = ofCommand;
        key =
                session.imap()
                        .selected()
                        .map(view -> SearchContext.fixed(criteria, view))
                        .orElse(key);
    }

    @Override
    public Optional<String> data(SearchOutcome outcome) {
        return Optional.empty();
    }

    @Override
    public void end(SelectedSession session, SearchOutcome outcome, Replies replies) {
        if (SearchContext.of(session).count() >= MOST) {
            var code = new ResponseCode("NOUPDATE \"" + tag.replace("\\", "\\\\") + "\"");
            replies.untagged(new StatusReply("NO", Optional.of(code), "Too many contexts"));
            return;
        }
        session.followers().add(new SearchContext(session, tag, key, outcome, items));
    }

    @Override
    public String toString() {
        return "UPDATE";
    }
}
