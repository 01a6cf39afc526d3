package dev.postiche.message;

import java.util.List;
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

    static PartFacts of(HeaderBlock header) {
        return new PartFacts(
                "text",
                "plain",
                Parameters.none(),
                header.value("Content-ID"),
                header.value("Content-Description"),
                header.value("Content-Transfer-Encoding").orElse("7bit"),
                header.value("Content-MD5"),
                Optional.empty(),
                List.of(),
                header.value("Content-Location"));
    }
}
