package dev.postiche.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the header of a part says about its body. RFC 2045, RFC 2183, RFC 1864, RFC 3282. */
record PartFacts(
        String type,
        String subtype,
        Parameters parameters,
        Optional<String> id,
        Optional<String> description,
        String encoding,
        Optional<String> md5,
        Optional<Disposition> disposition,
        List<String> languages,
        Optional<String> location) {

    /** What a field of a part says beyond this is not looked at. */
    private static final int VALUE_LIMIT = 64 * 1024;

    private static final String NOT_IN_TOKENS = "()<>@,;:\\\"/[]?=";

    /** Of a part without a header. */
    static PartFacts none() {
        return new Reader(false).facts();
    }

    /** Reads a header; in a multipart/digest the default is a message. RFC 2046 §5.1.5. */
    static PartFacts of(HeaderBlock header, boolean inDigest) {
        var reader = new Reader(inDigest);
        for (var field : header) {
            reader.read(field);
        }
        return reader.facts();
    }

    boolean isMultipart() {
        return type.equals("multipart");
    }

    /** Whether the body is a message. RFC 2046 §5.2.1, RFC 6532 §3.7. */
    boolean isMessage() {
        return type.equals("message") && (subtype.equals("rfc822") || subtype.equals("global"));
    }

    /** The same for a part into which we do not look. */
    PartFacts opaque() {
        return new PartFacts(
                "application",
                "octet-stream",
                Parameters.none(),
                id,
                description,
                encoding,
                md5,
                disposition,
                languages,
                location);
    }

    /** Gathers the facts; of fields that stand there twice, the first counts. */
    private static final class Reader {

        private final boolean inDigest;
        private Optional<String> contentType = Optional.empty();
        private Optional<String> id = Optional.empty();
        private Optional<String> description = Optional.empty();
        private Optional<String> encoding = Optional.empty();
        private Optional<String> md5 = Optional.empty();
        private Optional<String> disposition = Optional.empty();
        private Optional<String> language = Optional.empty();
        private Optional<String> location = Optional.empty();

        Reader(boolean inDigest) {
            this.inDigest = inDigest;
        }

        void read(HeaderField field) {
            switch (field.name().toLowerCase(Locale.ROOT)) {
                case "content-type" -> contentType = first(contentType, field);
                case "content-id" -> id = first(id, field);
                case "content-description" -> description = first(description, field);
                case "content-transfer-encoding" -> encoding = first(encoding, field);
                case "content-md5" -> md5 = first(md5, field);
                case "content-disposition" -> disposition = first(disposition, field);
                case "content-language" -> language = first(language, field);
                case "content-location" -> location = first(location, field);
                default -> {
                    // says nothing about the body
                }
            }
        }

        private static Optional<String> first(Optional<String> known, HeaderField field) {
            return known.isPresent() ? known : Optional.of(field.value(VALUE_LIMIT));
        }

        PartFacts facts() {
            var type = inDigest ? "message" : "text";
            var subtype = inDigest ? "rfc822" : "plain";
            var parameters = inDigest ? Parameters.none() : Parameters.of("charset", "us-ascii");
            if (contentType.isPresent()) {
                var lexer = new HeaderLexer(contentType.get());
                var writtenType = token(lexer);
                boolean slash = lexer.trySkip('/');
                var writtenSubtype = token(lexer);
                // What cannot be read is plain text. RFC 2045 §5.2
                if (!writtenType.isEmpty() && slash && !writtenSubtype.isEmpty()) {
                    type = writtenType;
                    subtype = writtenSubtype;
                    parameters = ParameterParser.parse(lexer);
                }
            }
            return new PartFacts(
                    type,
                    subtype,
                    parameters,
                    id,
                    description,
                    encoding.map(HeaderLexer::new)
                            .map(Reader::token)
                            .filter(token -> !token.isEmpty())
                            .orElse("7bit"), // RFC 2045 §6.1
                    md5,
                    disposition.flatMap(Reader::disposition),
                    language.map(Reader::languages).orElse(List.of()),
                    location);
        }

        private static Optional<Disposition> disposition(String value) {
            var lexer = new HeaderLexer(value);
            var type = token(lexer);
            return type.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Disposition(type, ParameterParser.parse(lexer)));
        }

        private static List<String> languages(String value) {
            var lexer = new HeaderLexer(value);
            var tags = new ArrayList<String>();
            while (!lexer.atEnd()) {
                lexer.skipSpace();
                var tag = lexer.until(",(");
                if (!tag.isEmpty()) {
                    tags.add(tag);
                } else {
                    lexer.trySkip(',');
                }
            }
            return tags;
        }

        private static String token(HeaderLexer lexer) {
            lexer.skipSpace();
            var token = lexer.until(NOT_IN_TOKENS).toLowerCase(Locale.ROOT);
            lexer.skipSpace();
            return token;
        }
    }
}
