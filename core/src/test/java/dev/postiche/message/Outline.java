package dev.postiche.message;

import java.util.ArrayList;
import java.util.List;

/**
 * What one reader of mail makes of a message, in lines that another reader's can be compared with.
 *
 * <p>Each line begins with the place of a part: {@code /1/2}, or {@code /1/m} for the message in
 * it.
 *
 * @param structure media types of all parts
 * @param sizes octets of each leaf as transferred
 * @param texts each text part decoded
 */
record Outline(List<String> structure, List<String> sizes, List<String> texts) {

    Outline() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    static Outline of(Message message) {
        var outline = new Outline();
        outline.add("", message.root());
        return outline;
    }

    private void add(String place, MimePart part) {
        part(place, part.mediaType());
        part.nested().ifPresent(nested -> add(place + "/m", nested));
        int number = 0;
        for (var child : part.children()) {
            number++;
            add(place + "/" + number, child);
        }
        if (!part.isMultipart() && part.nested().isEmpty()) {
            size(place, part.octets());
            if (part.type().equals("text")) {
                text(place, part.decodedText());
            }
        }
    }

    void part(String place, String mediaType) {
        structure.add(place + " " + mediaType);
    }

    void size(String place, long octets) {
        sizes.add(place + " " + octets);
    }

    /** The kind of line end aside: Mime4j makes CRLF of LF where it undoes quoted-printable. */
    void text(String place, String text) {
        texts.add(place + " " + text.replace("\r\n", "\n"));
    }
}
