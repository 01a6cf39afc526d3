package dev.postiche.imap.ext.thread;

import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.command.UnicodeCasemap;
import dev.postiche.imap.session.Extension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * THREAD=ORDEREDSUBJECT: messages with the same base subject are one thread, and all of them but
 * the first are children of that one. RFC 5256 §3 (THREAD).
 */
public final class OrderedSubject {

    public static final Extension EXTENSION =
            ThreadCommand.extension("ORDEREDSUBJECT", OrderedSubject::threads);

    private OrderedSubject() {}

    private static List<ThreadMember> threads(List<SearchedMessage> messages) {
        var bySubject = new LinkedHashMap<String, ThreadMember>();
        var byDate = messages.stream().map(ThreadMember::of).sorted(ThreadMember.BY_DATE).toList();
        for (var member : byDate) {
            var subject = UnicodeCasemap.key(member.message().baseSubject().text());
            var first = bySubject.putIfAbsent(subject, member);
            if (first != null) {
                first.add(member);
            }
        }
        return new ArrayList<>(bySubject.values()); // by the date of the first one already
    }
}
