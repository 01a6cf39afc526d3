package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.ReturnOption;
import dev.postiche.imap.command.Search;
import dev.postiche.imap.command.SearchOutcome;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.command.Searching;
import dev.postiche.imap.grammar.Astring;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.grammar.SearchProgram;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.EsearchReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * MULTISEARCH brings ESEARCH, which searches several mailboxes, selected or not, and answers for
 * each with something in it. RFC 7377.
 */
public record MultiSearch(
        List<SearchSource> sources, Optional<List<ReturnOption>> asked, SearchProgram program)
        implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("ESEARCH")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(MultiSearch::parse);

    public static final Extension EXTENSION = Extension.of("MULTISEARCH").commands(SPEC);

    private static MultiSearch parse(ImapParser in) {
        in.sp();
        var sources = SearchSource.optional(in);
        return new MultiSearch(sources, Searching.options(in, "SEARCH"), in.searchProgram());
    }

    @Override
    public List<MailboxName> mailboxes() {
        return sources.stream().flatMap(source -> source.named().stream()).toList();
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var selected = session.imap().selected();
        boolean wantsSelected = sources.contains(SearchSource.SELECTED);
        if (wantsSelected && selected.isEmpty()) {
            throw BadCommand.because("No mailbox is selected"); // RFC 7377 §2.2
        }
        // Without options it is ALL. RFC 7377 §2.1
        var options = Searching.complete(true, asked.orElse(List.of()), program.key());
        check(options, selected.isPresent(), wantsSelected && sources.size() == 1);
        if (!program.charsetKnown()) {
            selected.ifPresent(known -> options.forEach(each -> each.refused(known)));
            throw Searching.unknownCharset();
        }
        var tag = session.imap().exchange().tag().orElse("");
        options.forEach(option -> option.begin(session, tag, program.key()));
        for (var mailbox : searched(session).values()) {
            var known =
                    selected.filter(view -> wantsSelected && view.mailbox().equals(mailbox.id()));
            var found = search(mailbox, known, session);
            var outcome = new SearchOutcome(found, Optional.empty(), true, options);
            if (!found.isEmpty() && options.stream().anyMatch(ReturnOption::wantsResponse)) {
                replies.untagged(
                        new EsearchReply(correlators(tag, mailbox, session), true, outcome.data()));
            }
            selected.filter(view -> view.mailbox().equals(mailbox.id()))
                    .ifPresent(
                            view -> options.forEach(option -> option.end(view, outcome, replies)));
        }
    }

    private static void check(List<ReturnOption> options, boolean selected, boolean alone) {
        options.stream()
                .filter(option -> !option.goesWith(selected, alone))
                .findFirst()
                .ifPresent(
                        option -> {
                            throw BadCommand.because(
                                    option + " goes with the selected mailbox only");
                        });
    }

    /** Each mailbox once. */
    private Map<MailboxId, Mailbox> searched(AuthenticatedSession session) {
        var mailboxes = new LinkedHashMap<MailboxId, Mailbox>();
        for (var source : sources) {
            source.mailboxes(session).stream()
                    .filter(Mailbox::isSelectable)
                    .forEach(mailbox -> mailboxes.putIfAbsent(mailbox.id(), mailbox));
        }
        return mailboxes;
    }

    /** In the selected mailbox, the messages that the client knows. */
    private List<SearchedMessage> search(
            Mailbox mailbox, Optional<SelectedSession> known, AuthenticatedSession session) {
        return known.map(view -> new Search(view, program.key()))
                .orElseGet(() -> Search.in(mailbox, session, program.key()))
                .found()
                .toList();
    }

    private static String correlators(String tag, Mailbox mailbox, AuthenticatedSession session) {
        var name = Astring.quoted(session.wireName(mailbox));
        return EsearchReply.tagged(tag)
                + " MAILBOX "
                + name
                + " UIDVALIDITY "
                + mailbox.uidValidity();
    }
}
