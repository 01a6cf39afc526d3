package dev.postiche;

import dev.postiche.message.HeaderField;
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
                "the message with UID %s is no longer in %s of %s"
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
    public List<HeaderLine> headers() {
        var lines = new ArrayList<HeaderLine>();
        now().message().header().forEach(f -> lines.add(new HeaderLine(f.name(), f.text())));
        return lines;
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
        return InProcessPart.leaves(now().message().root())
                .filter(part -> part.type().equals(type) && !part.isAttachment())
                .map(part -> part.part().decodedText().replace("\r\n", "\n"))
                .findFirst()
                .orElse("");
    }

    @Override
    public List<MailAttachment> attachments() {
        return InProcessPart.leaves(now().message().root())
                .filter(InProcessPart::isAttachment)
                .map(part -> (MailAttachment) new InProcessAttachment(part))
                .toList();
    }

    @Override
    public List<MailPart> parts() {
        return InProcessPart.leaves(now().message().root()).map(part -> (MailPart) part).toList();
    }

    @Override
    public MailPart part(String number) {
        var all = InProcessPart.all(now().message().root());
        return all.stream()
                .filter(part -> part.number().equals(number))
                .findFirst()
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "%s has no part %s; %s"
                                                .formatted(
                                                        this,
                                                        number,
                                                        Names.list(
                                                                "parts",
                                                                all.stream()
                                                                        .map(
                                                                                InProcessPart
                                                                                        ::number)))));
    }

    @Override
    public String toString() {
        return "message with UID %s in %s of %s"
                .formatted(uid, mailbox.name(), mailbox.account().user());
    }
}
