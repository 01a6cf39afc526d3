package dev.postiche.imap.ext.thread;

import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.message.MessageIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Messages as children of those that they refer to: steps 1 to 3 of threading by REFERENCES. RFC
 * 5256 §3 (THREAD).
 */
final class ReferenceTree {

    private final Map<String, ThreadMember> byId = new HashMap<>();
    private final LinkedHashSet<ThreadMember> members = new LinkedHashSet<>();

    private ReferenceTree() {}

    /** The heads of the threads; a dummy among them has several children. */
    static List<ThreadMember> roots(List<SearchedMessage> messages) {
        var tree = new ReferenceTree();
        var added = new ArrayList<ThreadMember>();
        messages.forEach(message -> added.add(tree.add(message)));
        for (int i = 0; i < messages.size(); i++) {
            tree.link(references(messages.get(i)), added.get(i));
        }
        return tree.pruned();
    }

    /** References, or else the first one of In-Reply-To. */
    private static List<String> references(SearchedMessage message) {
        var references = ids(message, "References");
        return references.isEmpty()
                ? ids(message, "In-Reply-To").stream().limit(1).toList()
                : references;
    }

    private static List<String> ids(SearchedMessage message, String field) {
        return message.message().header(field).map(MessageIds::parse).orElse(List.of());
    }

    /** Of several messages with one id only the first one is found by it. */
    private ThreadMember add(SearchedMessage message) {
        var member = ThreadMember.of(message);
        members.add(member);
        ids(message, "Message-ID").stream()
                .findFirst()
                .ifPresent(id -> byId.putIfAbsent(id, member));
        return member;
    }

    /** (1): what is linked already stays so, except for the message itself. */
    private void link(List<String> references, ThreadMember message) {
        ThreadMember last = message;
        for (int i = 0; i < references.size(); i++) {
            var next = byId.computeIfAbsent(references.get(i), id -> dummy());
            if (i > 0 && next.parent().isEmpty() && !last.isWithin(next)) {
                last.add(next);
            }
            last = next;
        }
        message.leaveParent();
        if (!references.isEmpty() && !last.isWithin(message)) {
            last.add(message);
        }
    }

    private ThreadMember dummy() {
        var dummy = ThreadMember.dummy();
        members.add(dummy);
        return dummy;
    }

    /** (2) and (3): no dummy is left but one that keeps several threads together. */
    private List<ThreadMember> pruned() {
        var heads = members.stream().filter(member -> member.parent().isEmpty()).toList();
        ThreadMember.childrenFirst(heads).forEach(ThreadMember::spliceDummies);
        var roots = new ArrayList<ThreadMember>();
        for (var head : heads) {
            if (!head.isDummy() || head.children().size() > 1) {
                roots.add(head);
            } else {
                head.children().stream().limit(1).forEach(roots::add);
            }
        }
        roots.forEach(ThreadMember::leaveParent);
        return roots;
    }
}
