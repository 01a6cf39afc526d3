package dev.postiche.message;

import dev.postiche.spec.AttachmentSpec;
import dev.postiche.spec.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the part of an attachment. RFC 2183. */
final class AttachmentComposer {

    private static final String UNKNOWN = "application/octet-stream";

    /** What the end of a file name says; not the table of the JDK, which differs by platform. */
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("csv", "text/csv"),
                    Map.entry("eml", "message/rfc822"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("htm", "text/html"),
                    Map.entry("html", "text/html"),
                    Map.entry("ics", "text/calendar"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("json", "application/json"),
                    Map.entry("md", "text/markdown"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("png", "image/png"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("txt", "text/plain"),
                    Map.entry("xml", "application/xml"),
                    Map.entry("zip", "application/zip"));

    private static final byte[] TEXT_PATTERN =
            "The quick brown fox jumps over the lazy dog, 0123456789 times or more often.\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private AttachmentComposer() {}

    static ComposedPart compose(AttachmentSpec attachment) {
        var type = type(attachment);
        var fields = fields(attachment);
        if (attachment.size().isPresent()) {
            var octets = generated(attachment.size().getAsLong(), BodyEncoder.isText(type));
            return BodyEncoder.part(type, "base64", new Base64Content(octets), fields);
        }
        byte[] octets = octets(attachment, type);
        if (type.toLowerCase(Locale.ROOT).startsWith("message/")) {
            // No other encoding may be used of a message. RFC 2046 §5.2.1
            var encoding = isAscii(octets) ? "7bit" : "8bit";
            return BodyEncoder.part(
                    type, encoding, MessageContent.of(LineEnds.toCrlf(octets)), fields);
        }
        return attachment.text().isPresent()
                ? BodyEncoder.part(type, octets, fields, Optional.empty())
                : BodyEncoder.part(
                        type, "base64", new Base64Content(MessageContent.of(octets)), fields);
    }

    private static byte[] octets(AttachmentSpec attachment, String type) {
        if (attachment.text().isPresent()) {
            var text = attachment.text().get();
            // The canonical form of text has CRLF. RFC 2046 §4.1.1
            return BodyEncoder.textOctets(BodyEncoder.isText(type) ? LineEnds.toCrlf(text) : text);
        } else if (attachment.base64().isPresent()) {
            return attachment.base64().get().toByteArray();
        }
        return attachment.file().map(file -> file.read()).orElse(new byte[0]);
    }

    private static String type(AttachmentSpec attachment) {
        var name = attachment.name().orElse("");
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var guessed = TYPES.getOrDefault(ending, attachment.says("text") ? "text/plain" : UNKNOWN);
        return attachment.type().orElse(guessed);
    }

    private static List<Header> fields(AttachmentSpec attachment) {
        var fields = new ArrayList<Header>();
        var disposition = attachment.isInline() ? "inline" : "attachment";
        var name = attachment.name().map(file -> "; " + HeaderText.parameter("filename", file));
        fields.add(new Header("Content-Disposition", disposition + name.orElse("")));
        attachment
                .contentId()
                .ifPresent(id -> fields.add(new Header("Content-ID", HeaderText.messageId(id))));
        return fields;
    }

    private static boolean isAscii(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }

    /** Octets that take no memory and of which each can be told from its place. */
    private static MessageContent generated(long size, boolean isText) {
        return MessageContent.generated(
                size,
                (offset, target, at, length) -> {
                    for (int i = 0; i < length; i++) {
                        long place = offset + i;
                        target[at + i] =
                                isText
                                        ? TEXT_PATTERN[(int) (place % TEXT_PATTERN.length)]
                                        : (byte) (place % 251);
                    }
                });
    }
}
