package dev.postiche.imap.ext.thread;

import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.session.Extension;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * THREAD=REFS: threading by REFERENCES alone, without a look at subjects, and the thread with the
 * newest message comes last. draft-ietf-morg-inthread §4, RFC 5256 §3.
 */
public final class Refs {

    public static final Extension EXTENSION = ThreadCommand.extension("REFS", Refs::threads);

    private Refs() {}

    private static List<ThreadMember> threads(List<SearchedMessage> messages) {
        var roots = ReferenceTree.roots(messages);
        var all = ThreadMember.childrenFirst(roots);
        all.forEach(ThreadMember::sortChildren);
        var newest = new HashMap<ThreadMember, OffsetDateTime>();
        all.forEach(member -> newest.put(member, newest(member, newest)));
        roots.sort(
                Comparator.comparing((ThreadMember root) -> newest(root, newest).toInstant())
                        .thenComparing(ThreadMember.BY_DATE));
        return roots;
    }

    /** When the newest message of a branch arrived; those of its children are known. */
    private static OffsetDateTime newest(
            ThreadMember member, Map<ThreadMember, OffsetDateTime> known) {
        var newest = member.message().row().internalDate();
        for (var child : member.children()) {
            var below = known.getOrDefault(child, newest);
            newest = below.isAfter(newest) ? below : newest;
        }
        return newest;
    }
}
