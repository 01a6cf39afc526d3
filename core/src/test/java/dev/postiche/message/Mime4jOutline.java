package dev.postiche.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** Reads a message with Apache James Mime4j. */
final class Mime4jOutline {

    private final Outline outline = new Outline();

    /** The places of the parts that are open, and how many parts each has so far. */
    private final Deque<Place> open = new ArrayDeque<>();

    private static final class Place {
        private final String name;
        private int children;

        Place(String name) {
            this.name = name;
        }
    }

    private Mime4jOutline() {}

    /** Twice, as the stream of a body can be read once: as transferred and decoded. */
    static Outline of(byte[] octets) throws MimeException, IOException {
        var mime4j = new Mime4jOutline();
        mime4j.read(octets, true);
        mime4j.read(octets, false);
        return mime4j.outline;
    }

    private void read(byte[] octets, boolean raw) throws MimeException, IOException {
        var tokens = new MimeTokenStream(MimeConfig.PERMISSIVE);
        tokens.parse(new ByteArrayInputStream(octets));
        for (var state = tokens.getState();
                state != EntityState.T_END_OF_STREAM;
                state = tokens.next()) {
            switch (state) {
                case T_START_MESSAGE -> startMessage(raw);
                case T_START_BODYPART -> {
                    open.element().children++;
                    open.push(new Place(inside(Integer.toString(open.element().children))));
                }
                case T_END_MESSAGE, T_END_BODYPART -> open.pop();
                case T_START_MULTIPART -> part(mediaType(tokens), raw);
                case T_BODY -> body(tokens, raw);
                default -> {
                    // fields, preamble, epilogue
                }
            }
        }
    }

    private void startMessage(boolean raw) {
        if (open.isEmpty()) {
            open.push(new Place(""));
        } else {
            part("message/rfc822", raw);
            open.push(new Place(inside("m")));
        }
    }

    private void part(String mediaType, boolean raw) {
        if (raw) {
            outline.part(open.element().name, mediaType);
        }
    }

    private String inside(String name) {
        return open.element().name + "/" + name;
    }

    /** Latin-1 for names that the JDK does not know. */
    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static String mediaType(MimeTokenStream tokens) {
        return tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
    }

    private void body(MimeTokenStream tokens, boolean raw) throws IOException {
        var place = open.element().name;
        part(mediaType(tokens), raw);
        if (raw) {
            outline.size(
                    place, tokens.getInputStream().transferTo(OutputStream.nullOutputStream()));
        } else if (mediaType(tokens).startsWith("text/")) {
            var charset = tokens.getBodyDescriptor().getCharset();
            var octets = tokens.getDecodedInputStream().readAllBytes();
            outline.text(place, new String(octets, charset(charset)));
        }
    }
}
