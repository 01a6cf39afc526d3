package dev.postiche.imap.command;

import dev.postiche.imap.command.ListSelectionOption.Kind;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What a client asks of LIST. RFC 3501 §6.3.8, RFC 5258 §6.
 *
 * @param isExtended whether any of the words of RFC 5258 was used, even without an option
 */
record ListArguments(
        List<ListSelectionOption> selections,
        MailboxName reference,
        List<String> patterns,
        List<ListReturnOption> returns,
        boolean isExtended) {

    static ListArguments parse(ImapParser in) {
        in.sp();
        boolean isExtended = in.hasWords(ListSelectionOption.WORDS);
        boolean selects = isExtended && in.atParenthesis();
        var selections = selects ? selections(in) : List.<ListSelectionOption>of();
        var reference = in.mailbox();
        in.sp();
        boolean several = isExtended && in.atParenthesis();
        var patterns = several ? in.patterns() : List.of(in.listMailbox());
        // iCloud has LIST-STATUS without LIST-EXTENDED.
        boolean returns = in.hasWords(ListReturnOption.WORDS) && in.trySp();
        var returned = new ArrayList<ListReturnOption>();
        selections.forEach(option -> option.implied().ifPresent(returned::add));
        if (returns) {
            in.keyword("RETURN ");
            returned.addAll(
                    options(
                            in,
                            ListReturnOption.WORDS,
                            "LIST return option",
                            ListReturnOption.class));
        }
        return new ListArguments(
                selections,
                reference,
                patterns,
                returned.stream().distinct().toList(),
                selects || several || returns);
    }

    private static List<ListSelectionOption> selections(ImapParser in) {
        var options =
                options(
                        in,
                        ListSelectionOption.WORDS,
                        "LIST selection option",
                        ListSelectionOption.class);
        for (var option : options) {
            // It is about what another option selects. RFC 5258 §3.1
            if (option.kind() == Kind.MODIFIER
                    && options.stream().noneMatch(each -> each.kind() == Kind.BASE)) {
                throw in.bad(option + " needs another selection option, such as SUBSCRIBED");
            }
        }
        in.sp();
        return options;
    }

    /** Options in parentheses; one that is given twice counts once. RFC 5258 §3 */
    private static <T> List<T> options(ImapParser in, String words, String shown, Class<T> kind) {
        var options = new LinkedHashMap<String, T>();
        for (var option : in.list(each -> each.word(words, shown))) {
            options.putIfAbsent(option.toString(), kind.cast(option));
        }
        return List.copyOf(options.values());
    }

    /** Whether names are wanted for the sake of others below them. RFC 5258 §3.1 */
    boolean isRecursive() {
        return selections.stream().anyMatch(option -> option.kind() == Kind.MODIFIER);
    }

    /** Whether names that are no mailboxes are wanted. */
    boolean selectsNonExistent() {
        return selections.stream().anyMatch(ListSelectionOption::selectsNonExistent);
    }

    /** The options of which CHILDINFO speaks. RFC 5258 §6 (childinfo-extended-item) */
    List<ListSelectionOption> base() {
        return selections.stream().filter(option -> option.kind() == Kind.BASE).toList();
    }
}
