package dev.postiche.imap.command;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param messages in the order that was asked for: of the mailbox, or sorted
 * @param order how they are sorted; empty if they are not
 * @param uids whether it is told by UIDs
 * @param options what the client wants to know
 */
public record SearchOutcome(
        List<SearchedMessage> messages,
        Optional<Comparator<SearchedMessage>> order,
        boolean uids,
        List<ReturnOption> options) {

    public SearchOutcome {
        messages = List.copyOf(messages);
        options = List.copyOf(options);
    }

    /** How the client calls a message. */
    public long number(SearchedMessage message) {
        return uids ? message.uid() : message.number();
    }

    /** Messages as a sequence-set that keeps their order; ranges only ascend. RFC 5267 §3.2 */
    public String set(List<SearchedMessage> some) {
        return set(some.stream().mapToLong(this::number).toArray());
    }

    /** Numbers as a sequence-set that keeps their order. */
    public static String set(long[] numbers) {
        var set = new StringBuilder();
        int first = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (i + 1 == numbers.length || numbers[i + 1] != numbers[i] + 1) {
                set.append(first > 0 ? "," : "").append(numbers[first]);
                set.append(i > first ? ":" + numbers[i] : "");
                first = i + 1;
            }
        }
        return set.toString();
    }

    /** The messages that the client hears of: all if no option limits them. RFC 5182 §2.4 */
    public List<SearchedMessage> told() {
        var told = new LinkedHashSet<SearchedMessage>();
        boolean limited = false;
        for (var option : options) {
            var some = option.told(this);
            limited |= some.isPresent();
            told.addAll(some.orElse(List.of()));
        }
        return limited ? List.copyOf(told) : messages;
    }

    /** What the options say, item by item. */
    public List<String> data() {
        return options.stream().flatMap(option -> option.data(this).stream()).toList();
    }

    /** Present if an option of this kind was given. */
    public <T> Optional<T> option(Class<T> kind) {
        return options.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
