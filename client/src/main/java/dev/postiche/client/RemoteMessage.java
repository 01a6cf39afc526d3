package dev.postiche.client;

import dev.postiche.MailAttachment;
import dev.postiche.MailMessage;
import dev.postiche.MailPart;
import dev.postiche.spec.Flag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A message by its UID, asked for anew for each question. */
record RemoteMessage(RemoteMailbox mailbox, long uid) implements MailMessage {

    String path() {
        return mailbox.path() + "/messages/" + uid;
    }

    private Json now() {
        return mailbox.http().get(path());
    }

    @Override
    public int sequenceNumber() {
        return (int) now().number("sequenceNumber");
    }

    @Override
    public boolean exists() {
        try {
            now();
            return true;
        } catch (NoSuchElementException gone) {
            return false;
        }
    }

    @Override
    public Set<Flag> flags() {
        var flags = new TreeSet<Flag>();
        now().texts("flags").forEach(name -> flags.add(Flag.of(name)));
        return flags;
    }

    @Override
    public MailMessage addFlags(Flag... flags) {
        return change("add", flags);
    }

    @Override
    public MailMessage removeFlags(Flag... flags) {
        return change("remove", flags);
    }

    @Override
    public MailMessage setFlags(Flag... flags) {
        return change("set", flags);
    }

    private MailMessage change(String how, Flag... flags) {
        var names = Stream.of(flags).map(Flag::name).toList();
        var json = new Json(Map.of("flags", Map.of(how, names)));
        mailbox.http().send("PATCH", path(), json.toString());
        return this;
    }

    @Override
    public void expunge() {
        mailbox.http().send("DELETE", path());
    }

    @Override
    public OffsetDateTime internalDate() {
        return OffsetDateTime.parse(now().text("internalDate").orElseThrow());
    }

    @Override
    public long size() {
        return now().number("size");
    }

    @Override
    public byte[] raw() {
        return mailbox.http().octets(path(), "message/rfc822");
    }

    @Override
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    @Override
    public List<String> headers(String name) {
        return headers().stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(HeaderLine::value)
                .toList();
    }

    @Override
    public List<HeaderLine> headers() {
        return now().list("headers").stream()
                .map(line -> new HeaderLine(said(line, "name"), said(line, "value")))
                .toList();
    }

    private static String said(Json object, String name) {
        return object.text(name).orElse("");
    }

    @Override
    public String text() {
        return said(now(), "text");
    }

    @Override
    public String html() {
        return said(now(), "html");
    }

    @Override
    public List<MailAttachment> attachments() {
        return now().list("attachments").stream()
                .map(
                        it ->
                                (MailAttachment)
                                        new Attachment(
                                                this,
                                                said(it, "number"),
                                                said(it, "name"),
                                                said(it, "type")))
                .toList();
    }

    @Override
    public List<MailPart> parts() {
        return now().list("parts").stream()
                .map(it -> (MailPart) new Part(this, said(it, "number"), said(it, "type")))
                .toList();
    }

    @Override
    public MailPart part(String number) {
        contentOf(number);
        return parts().stream()
                .filter(part -> part.number().equals(number))
                .findFirst()
                .orElseGet(() -> new Part(this, number, "multipart/mixed"));
    }

    private byte[] contentOf(String number) {
        return mailbox.http().octets(path() + "/parts/" + Http.segment(number), "*/*");
    }

    private record Part(RemoteMessage message, String number, String type) implements MailPart {
        @Override
        public byte[] content() {
            return message.contentOf(number);
        }
    }

    private record Attachment(RemoteMessage message, String number, String name, String type)
            implements MailAttachment {
        @Override
        public byte[] content() {
            return message.contentOf(number);
        }
    }

    @Override
    public String toString() {
        return "message with UID %s in %s of %s"
                .formatted(uid, mailbox.name(), mailbox.account().user());
    }
}
