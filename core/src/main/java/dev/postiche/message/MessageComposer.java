package dev.postiche.message;

import dev.postiche.spec.MessageSpec;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a message out of its description: valid RFC 5322 and MIME, the same octets each time.
 *
 * <p>So a fixture can say as little as a subject, and equal fixtures are equal on the wire.
 */
public final class MessageComposer {

    /** The author of a message of which nothing is said; nobody owns the domain. RFC 2606 §3. */
    static final String AUTHOR = "Postiche <postiche@example.org>";

    private static final Pattern LINE_ENDS = Pattern.compile("[\r\n]+[ \t]*");

    private final MessageSpec spec;
    private final MessageDefaults defaults;
    private final String token;
    private final StringBuilder header = new StringBuilder();
    private final Set<String> said = new HashSet<>();

    private MessageComposer(MessageSpec spec, MessageDefaults defaults) {
        this.spec = spec;
        this.defaults = defaults;
        this.token = IdentityToken.of(defaults.identity());
        spec.headers().forEach(field -> said.add(field.name().toLowerCase(Locale.ROOT)));
    }

    /**
     * The octets of the one message that {@code spec} describes: {@link MessageSpec#repetition}
     * makes one of many.
     *
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static MessageContent compose(MessageSpec spec, MessageDefaults defaults) {
        if (spec.raw().isPresent()) {
            return stored(spec, spec.raw().get().toByteArray());
        } else if (spec.eml().isPresent()) {
            return stored(spec, spec.eml().get().read());
        }
        return new MessageComposer(spec, defaults).compose();
    }

    private static MessageContent stored(MessageSpec spec, byte[] octets) {
        return MessageContent.of(spec.isVerbatim() ? octets : LineEnds.toCrlf(octets));
    }

    private MessageContent compose() {
        var body = body();
        addresses("From", spec.from(), AUTHOR);
        addresses("Sender", spec.sender().stream().toList());
        addresses("Reply-To", spec.replyTo());
        addresses("To", spec.to(), spec.says("to") ? "" : defaults.recipient());
        addresses("Cc", spec.cc());
        addresses("Bcc", spec.bcc());
        spec.subject().ifPresent(text -> field("Subject", MimeWords.encode(oneLine(text))));
        field("Date", MailDates.format(date()));
        field("Message-ID", HeaderText.messageId(spec.messageId().orElse(defaultMessageId())));
        messageIds("In-Reply-To", spec.inReplyTo());
        messageIds("References", spec.references());
        spec.headers()
                .forEach(field -> header.append(HeaderText.verbatim(field.name(), field.value())));
        field("MIME-Version", "1.0");
        body.fields().forEach(field -> field(field.name(), field.value()));
        var top = MessageContent.of(HeaderText.octets(header + "\r\n"));
        return MessageContent.joined(List.of(top, body.content()));
    }

    private OffsetDateTime date() {
        var now = defaults.date();
        return spec.date()
                .or(spec::internalDate)
                .map(when -> when.from(now.toInstant()))
                .orElse(now);
    }

    private String defaultMessageId() {
        return token + "@postiche.invalid";
    }

    private void addresses(String name, List<String> addresses, String other) {
        addresses(name, addresses.isEmpty() && !other.isEmpty() ? List.of(other) : addresses);
    }

    private void addresses(String name, List<String> addresses) {
        if (!addresses.isEmpty()) {
            field(name, HeaderText.addresses(addresses.stream().map(a -> oneLine(a)).toList()));
        }
    }

    private void messageIds(String name, List<String> ids) {
        if (!ids.isEmpty()) {
            field(name, String.join(" ", ids.stream().map(HeaderText::messageId).toList()));
        }
    }

    /** A field that the description does not word itself. */
    private void field(String name, String value) {
        if (!said.contains(name.toLowerCase(Locale.ROOT))) {
            header.append(HeaderText.folded(name, value));
        }
    }

    /** mixed(alternative(text, related(html, inline …)), attachment …), as far as needed. */
    private ComposedPart body() {
        var encoding = spec.encoding();
        var alternatives = new ArrayList<ComposedPart>();
        var related = new ArrayList<ComposedPart>();
        var mixed = new ArrayList<ComposedPart>();
        spec.text().ifPresent(text -> alternatives.add(BodyEncoder.text("plain", text, encoding)));
        spec.html().ifPresent(html -> related.add(BodyEncoder.text("html", html, encoding)));
        for (var attachment : spec.attachments()) {
            boolean shownInHtml = attachment.isInline() && attachment.contentId().isPresent();
            var part = AttachmentComposer.compose(attachment);
            (shownInHtml && spec.html().isPresent() ? related : mixed).add(part);
        }
        if (!related.isEmpty()) {
            alternatives.add(oneOrMultipart("related", related));
        }
        if (!alternatives.isEmpty()) {
            mixed.add(0, oneOrMultipart("alternative", alternatives)); // RFC 2046 §5.1.4
        }
        if (mixed.isEmpty()) {
            return BodyEncoder.text("plain", "", encoding);
        }
        return spec.attachments().isEmpty() || (mixed.size() == 1 && !alternatives.isEmpty())
                ? mixed.get(0)
                : ComposedPart.multipart("mixed", token, mixed);
    }

    private ComposedPart oneOrMultipart(String subtype, List<ComposedPart> parts) {
        return parts.size() == 1 ? parts.get(0) : ComposedPart.multipart(subtype, token, parts);
    }

    private static String oneLine(String text) {
        boolean isOne = text.indexOf('\r') < 0 && text.indexOf('\n') < 0;
        return isOne ? text : LINE_ENDS.matcher(text).replaceAll(" ");
    }
}
