package dev.postiche.imap.ext.thread;

import dev.postiche.imap.command.SearchedMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A message among those of its thread, or a dummy where one is missing. RFC 5256 §3 (THREAD).
 *
 * <p>Nothing here recurses: a thread can be as deep as a client makes it.
 */
final class ThreadMember {

    /** By sent date; what was sent at the same time stays in the order of the mailbox. */
    static final Comparator<ThreadMember> BY_DATE =
            Comparator.comparing(ThreadMember::sentDate).thenComparingLong(ThreadMember::number);

    private final Optional<SearchedMessage> message;
    private final Optional<Instant> sent;
    private Optional<ThreadMember> parent = Optional.empty();
    private List<ThreadMember> children = new ArrayList<>();

    private ThreadMember(Optional<SearchedMessage> message) {
        this.message = message;
        this.sent = message.map(SearchedMessage::sentDate);
    }

    static ThreadMember of(SearchedMessage message) {
        return new ThreadMember(Optional.of(message));
    }

    static ThreadMember dummy() {
        return new ThreadMember(Optional.empty());
    }

    boolean isDummy() {
        return message.isEmpty();
    }

    Optional<ThreadMember> parent() {
        return parent;
    }

    List<ThreadMember> children() {
        return children;
    }

    /** The message; of a dummy, which has some, that of its first child. */
    SearchedMessage message() {
        var member = this;
        while (member.isDummy()) {
            member = member.children.get(0);
        }
        return member.message.orElseThrow();
    }

    private Instant sentDate() {
        return sent.orElseGet(() -> message().sentDate());
    }

    private long number() {
        return message().number();
    }

    void add(ThreadMember child) {
        child.parent.ifPresent(before -> before.children.remove(child));
        child.parent = Optional.of(this);
        children.add(child);
    }

    void leaveParent() {
        parent.ifPresent(before -> before.children.remove(this));
        parent = Optional.empty();
    }

    /** Whether this is the other one or among its descendants. */
    boolean isWithin(ThreadMember other) {
        if (other.children.isEmpty()) {
            return equals(other); // so a chain of 20,000 replies is not walked 20,000 times
        }
        for (var member = Optional.of(this); member.isPresent(); member = member.get().parent) {
            if (member.get().equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** All below these and themselves, each behind all of its descendants. */
    static List<ThreadMember> childrenFirst(List<ThreadMember> roots) {
        var all = new ArrayList<ThreadMember>();
        var open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            var member = open.removeLast();
            all.add(member);
            open.addAll(member.children);
        }
        Collections.reverse(all);
        return all;
    }

    /** Puts the children of dummies in their places. */
    void spliceDummies() {
        if (children.stream().anyMatch(ThreadMember::isDummy)) {
            var spliced = new ArrayList<ThreadMember>();
            for (var child : children) {
                spliced.addAll(child.isDummy() ? child.children : List.of(child));
            }
            spliced.forEach(child -> child.parent = Optional.of(this));
            children = spliced;
        }
    }

    void sortChildren() {
        children.sort(BY_DATE);
    }

    /** One thread-list for each thread. RFC 5256 §5 */
    static String print(List<ThreadMember> threads, ToLongFunction<SearchedMessage> number) {
        var out = new StringBuilder();
        var open = new ArrayDeque<Optional<ThreadMember>>(); // an empty one closes a list
        push(threads, open);
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next.isEmpty()) {
                out.append(')');
                continue;
            }
            out.append('(');
            var member = next.get();
            open.push(Optional.empty());
            if (!member.isDummy()) {
                out.append(number.applyAsLong(member.message()));
            }
            while (member.children.size() == 1) {
                member = member.children.get(0);
                out.append(' ').append(number.applyAsLong(member.message()));
            }
            out.append(member.children.isEmpty() || member.isDummy() ? "" : " ");
            push(member.children, open);
        }
        return out.toString();
    }

    private static void push(List<ThreadMember> members, ArrayDeque<Optional<ThreadMember>> open) {
        for (int i = members.size() - 1; i >= 0; i--) {
            open.push(Optional.of(members.get(i)));
        }
    }
}
