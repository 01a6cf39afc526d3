package dev.postiche.message;

import dev.postiche.spec.Header;
import java.util.ArrayList;
import java.util.List;

/** A part on its way into a message: Content fields and the body. RFC 2045, RFC 2046. */
record ComposedPart(List<Header> fields, MessageContent content) {

    ComposedPart {
        fields = List.copyOf(fields);
    }

    /**
     * Parts one after the other. The boundary has an equals sign and an underscore, which neither
     * quoted-printable nor base64 has side by side. RFC 2045 §6.7.
     */
    static ComposedPart multipart(String subtype, String token, List<ComposedPart> parts) {
        var boundary = "=_" + subtype + "_" + token;
        var contents = new ArrayList<MessageContent>();
        var delimiter = "--" + boundary;
        for (var part : parts) {
            var header = new StringBuilder(delimiter).append("\r\n");
            for (var field : part.fields()) {
                header.append(HeaderText.folded(field.name(), field.value()));
            }
            contents.add(MessageContent.of(HeaderText.octets(header.append("\r\n").toString())));
            contents.add(part.content());
            delimiter = "\r\n--" + boundary;
        }
        contents.add(MessageContent.ofLatin1(delimiter + "--\r\n"));
        // RFC 2387 §3.1: what the other parts are related to
        var root = subtype.equals("related") ? "; type=\"text/html\"" : "";
        var type = "multipart/" + subtype + root + "; boundary=\"" + boundary + "\"";
        return new ComposedPart(
                List.of(new Header("Content-Type", type)), MessageContent.joined(contents));
    }
}
