package dev.postiche.message;

import java.io.InputStream;
import java.util.Optional;

/** Undoes the Content-Transfer-Encoding of a body. RFC 2045 §6. */
final class TransferEncoding {

    private TransferEncoding() {}

    /** The decoded octets, worked out as they are read; empty if the encoding is not known. */
    static Optional<MessageContent> decode(String encoding, MessageContent encoded) {
        return switch (encoding) {
            case "7bit", "8bit", "binary" -> Optional.of(encoded);
            case "base64" ->
                    Optional.of(new DecodedContent(() -> base64(encoded.newInputStream())));
            case "quoted-printable" ->
                    Optional.of(
                            new DecodedContent(
                                    () ->
                                            new QuotedPrintableInputStream(
                                                    encoded.newInputStream())));
            default -> Optional.empty();
        };
    }

    private static InputStream base64(InputStream encoded) {
        return new Base64InputStream(encoded);
    }
}
