package dev.postiche;

import dev.postiche.message.HeaderField;
import dev.postiche.message.MimePart;
import dev.postiche.spec.Flag;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.MessageRow;
import dev.postiche.store.UidSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** A message by its UID, looked up anew for each question. */
record InProcessMessage(InProcessMailbox mailbox, long uid) implements MailMessage {

    private MessageRow now() {
        return mailbox.now().rows().withUid(uid).orElseThrow(this::gone);
    }

    private NoSuchElementException gone() {
        return new NoSuchElementException(
                "the message with UID %d is no longer in %s of %s"
                        .formatted(uid, mailbox.name(), mailbox.account().user()));
    }

    @Override
    public int sequenceNumber() {
        return mailbox.now().rows().indexOfUid(uid).orElseThrow(this::gone) + 1;
    }

    @Override
    public boolean exists() {
        var user = mailbox.account().user();
        return mailbox.island()
                .store()
                .state()
                .mailbox(user, mailbox.name())
                .flatMap(found -> found.rows().withUid(uid))
                .isPresent();
    }

    @Override
    public Set<Flag> flags() {
        return new TreeSet<>(now().flags().asList());
    }

    @Override
    public MailMessage addFlags(Flag... flags) {
        return change(FlagChange.add(Flags.of(flags)));
    }

    @Override
    public MailMessage removeFlags(Flag... flags) {
        return change(FlagChange.remove(Flags.of(flags)));
    }

    @Override
    public MailMessage setFlags(Flag... flags) {
        return change(FlagChange.replace(Flags.of(flags)));
    }

    private MailMessage change(FlagChange change) {
        now();
        var id = mailbox.now().id();
        mailbox.island()
                .commit(tx -> tx.changeFlags(id, UidSet.of(uid), change, OptionalLong.empty()));
        return this;
    }

    @Override
    public void expunge() {
        now();
        mailbox.expunge(uid);
    }

    @Override
    public OffsetDateTime internalDate() {
        return now().internalDate();
    }

    @Override
    public long size() {
        return now().size();
    }

    @Override
    public byte[] raw() {
        return now().message().content().toByteArray();
    }

    @Override
    public Optional<String> header(String name) {
        return now().message().header().first(name).map(HeaderField::text);
    }

    @Override
    public List<String> headers(String name) {
        return now().message().header().all(name).stream().map(HeaderField::text).toList();
    }

    @Override
    public String text() {
        return body("text/plain");
    }

    @Override
    public String html() {
        return body("text/html");
    }

    private String body(String type) {
        return leaves().stream()
                .filter(part -> part.mediaType().equals(type) && !isAttachment(part))
                .map(part -> part.decodedText().replace("\r\n", "\n"))
                .findFirst()
                .orElse("");
    }

    @Override
    public List<MailAttachment> attachments() {
        return leaves().stream()
                .filter(InProcessMessage::isAttachment)
                .map(part -> (MailAttachment) new InProcessAttachment(part))
                .toList();
    }

    /** What says so itself, and what has a file name: many programs send it as inline. */
    private static boolean isAttachment(MimePart part) {
        return part.disposition().filter(it -> it.type().equals("attachment")).isPresent()
                || !InProcessAttachment.nameOf(part).isEmpty();
    }

    private List<MimePart> leaves() {
        var leaves = new ArrayList<MimePart>();
        collect(now().message().root(), leaves);
        return leaves;
    }

    private static void collect(MimePart part, List<MimePart> leaves) {
        if (part.isMultipart()) {
            part.children().forEach(child -> collect(child, leaves));
        } else {
            leaves.add(part);
        }
    }

    @Override
    public String toString() {
        return "message with UID %d in %s of %s"
                .formatted(uid, mailbox.name(), mailbox.account().user());
    }
}
