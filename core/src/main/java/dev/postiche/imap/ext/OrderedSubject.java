package dev.postiche.imap.ext;

import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.command.UnicodeCasemap;
import dev.postiche.imap.session.Extension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * THREAD=ORDEREDSUBJECT: messages with the same base subject are one thread, and all of them but
 * the first are children of that one. RFC 5256 §3 (THREAD).
 */
final class OrderedSubject {

    static final Extension EXTENSION =
            ThreadCommand.extension("ORDEREDSUBJECT", OrderedSubject::threads);

    private static final Comparator<SearchedMessage> BY_DATE =
            Comparator.comparing(SearchedMessage::sentDate).thenComparing(SearchedMessage::number);

    private OrderedSubject() {}

    private static List<ThreadMember> threads(List<SearchedMessage> messages) {
        var bySubject = new LinkedHashMap<String, ThreadMember>();
        for (var message : messages.stream().sorted(BY_DATE).toList()) {
            var subject = UnicodeCasemap.key(message.baseSubject().text());
            var member = ThreadMember.of(message);
            var first = bySubject.putIfAbsent(subject, member);
            if (first != null) {
                first.add(member);
            }
        }
        return new ArrayList<>(bySubject.values()); // by the date of the first one already
    }
}
