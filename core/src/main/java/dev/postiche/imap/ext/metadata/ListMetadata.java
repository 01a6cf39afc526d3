package dev.postiche.imap.ext.metadata;

import dev.postiche.imap.command.ListReturnOption;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import dev.postiche.spec.Octets;
import dev.postiche.store.Mailbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** LIST-METADATA tells annotations of each mailbox that LIST shows. RFC 9590. */
public record ListMetadata(List<MetadataEntry> entries) implements ListReturnOption {

    public static final Extension EXTENSION =
            Extension.of("LIST-METADATA")
                    .wordsWith(
                            words ->
                                    words.modifier(
                                            ListReturnOption.WORDS,
                                            Metadata.NAME,
                                            ListMetadata::parse),
                            Metadata.NAME)
                    .announcedWhen(session -> session.service().capabilities().has(Metadata.NAME));

    private static ListMetadata parse(ImapParser in) {
        in.sp();
        return new ListMetadata(in.listOfSome(MetadataEntry::parse));
    }

    @Override
    public void tell(AuthenticatedSession session, Mailbox mailbox, Replies replies) {
        if (!session.store().guard().mayAnnotate(mailbox)) {
            return; // what cannot be read is left out. RFC 9590 §3
        }
        var values = Annotated.of(mailbox).values(session);
        var told = new LinkedHashMap<String, Optional<Octets>>();
        entries.forEach(
                entry -> told.put(entry.name(), Optional.ofNullable(values.get(entry.name()))));
        replies.untagged(new MetadataReply(session.wireName(mailbox), told));
    }

    @Override
    public String toString() {
        return Metadata.NAME;
    }
}
