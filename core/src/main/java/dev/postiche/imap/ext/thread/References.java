package dev.postiche.imap.ext.thread;

import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.command.UnicodeCasemap;
import dev.postiche.imap.session.Extension;
import dev.postiche.message.BaseSubject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * THREAD=REFERENCES: messages are children of those that they refer to, and threads with the same
 * subject are one. RFC 5256 §3 (THREAD).
 */
public final class References {

    public static final Extension EXTENSION =
            ThreadCommand.extension("REFERENCES", References::threads);

    private final Map<String, ThreadMember> bySubject = new HashMap<>();
    private final Map<ThreadMember, BaseSubject> subjects = new HashMap<>();

    private References() {}

    private static List<ThreadMember> threads(List<SearchedMessage> messages) {
        var roots = ReferenceTree.roots(messages);
        sort(roots); // (4)
        var merged = new References().merged(roots); // (5)
        ThreadMember.childrenFirst(merged).forEach(ThreadMember::sortChildren); // (6)
        merged.sort(ThreadMember.BY_DATE);
        return merged;
    }

    /** A dummy counts as the first one of its children. */
    static void sort(List<ThreadMember> roots) {
        roots.stream().filter(ThreadMember::isDummy).forEach(ThreadMember::sortChildren);
        roots.sort(ThreadMember.BY_DATE);
    }

    private BaseSubject subject(ThreadMember root) {
        return subjects.computeIfAbsent(root, each -> each.message().baseSubject());
    }

    private String key(ThreadMember root) {
        return UnicodeCasemap.key(subject(root).text());
    }

    private boolean isReply(ThreadMember root) {
        return subject(root).replyOrForward();
    }

    private List<ThreadMember> merged(List<ThreadMember> roots) {
        for (var root : roots) {
            bySubject.merge(key(root), root, this::thatLeads); // (5)(B)
        }
        var merged = new ArrayList<ThreadMember>();
        var standsFor = new HashMap<ThreadMember, ThreadMember>();
        for (var root : roots) { // (5)(C)
            var key = key(root);
            var leader = bySubject.getOrDefault(key, root);
            if (key.isEmpty() || leader.equals(root)) {
                merged.add(root);
            } else if (leader.isDummy() && root.isDummy()) {
                List.copyOf(root.children()).forEach(leader::add);
            } else if (leader.isDummy() || (isReply(root) && !isReply(leader))) {
                leader.add(root);
            } else {
                var both = ThreadMember.dummy();
                subjects.put(both, subject(leader));
                standsFor.put(leader, both);
                both.add(leader);
                both.add(root);
                bySubject.put(key, both);
            }
        }
        merged.replaceAll(root -> standsFor.getOrDefault(root, root));
        return merged;
    }

    /** Which of two threads with the same subject stands for it. */
    private ThreadMember thatLeads(ThreadMember known, ThreadMember current) {
        boolean replaced =
                !known.isDummy() && (current.isDummy() || (isReply(known) && !isReply(current)));
        return replaced ? current : known;
    }
}
