package dev.postiche.standalone.mask;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Masks the encoded words of a header where they stand.
 *
 * <p>Those that follow one another are one text: a program divides it anew in each answer, and the
 * subject must stay the same for all that. RFC 2047.
 */
final class EncodedWords {

    /** A charset has a name of its own: what is longer or has spaces is no encoded word. */
    static final Pattern WORD =
            Pattern.compile(
                    "=\\?([A-Za-z0-9_.:+-]{1,40})(\\*[A-Za-z-]{1,16})?\\?([BbQq])\\?([!->@-~]*)\\?=");

    private final byte[] octets;
    private final List<Word> words = new ArrayList<>();

    /** One of them: its places, and the octets that are encoded there. */
    private sealed interface Word {
        byte[] text();

        boolean write(byte[] others, int from);

        record InBase64(Base64Places places, byte[] text) implements Word {
            @Override
            public boolean write(byte[] others, int from) {
                places.write(others, from);
                return true;
            }
        }

        record InQ(Units units, byte[] text) implements Word {
            @Override
            public boolean write(byte[] others, int from) {
                return units.write(others, from);
            }
        }
    }

    private EncodedWords(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Masks what is encoded in words that follow one another.
     *
     * @param line the octets as characters, one each
     * @param from where the first word begins
     * @return where the last one ends
     */
    static int mask(
            byte[] octets,
            String line,
            int from,
            int to,
            UnaryOperator<String> mask,
            SplittableRandom chance) {
        var run = new EncodedWords(octets);
        var word = WORD.matcher(line).region(from, to);
        int end = from;
        Optional<String> charset = Optional.empty();
        while (word.lookingAt() && charset.map(word.group(1)::equalsIgnoreCase).orElse(true)) {
            charset = Optional.of(word.group(1));
            run.add(word.group(3), word.start(4), word.end(4));
            end = word.end();
            int next = end;
            while (next < to && " \t\r\n".indexOf(line.charAt(next)) >= 0) {
                next++;
            }
            word.region(next, to);
        }
        run.mask(charset, mask, chance);
        return end;
    }

    private void add(String encoding, int from, int to) {
        if (encoding.equalsIgnoreCase("B")) {
            var places = Base64Places.of(octets, from, to);
            words.add(new Word.InBase64(places, places.octets()));
        } else {
            var units = Units.of(octets, from, to, Units.Escape.Q);
            words.add(new Word.InQ(units, units.octets()));
        }
    }

    private void mask(
            Optional<String> charset, UnaryOperator<String> mask, SplittableRandom chance) {
        var joined = new ByteArrayOutputStream();
        words.forEach(word -> joined.writeBytes(word.text()));
        var text = joined.toByteArray();
        var known = CharsetMask.find(charset, text);
        var masked = CharsetMask.mask(text, known, mask, chance);
        if (!write(masked)) {
            write(CharsetMask.mask(text, StandardCharsets.US_ASCII, mask, chance));
        }
    }

    private boolean write(byte[] masked) {
        boolean written = true;
        int at = 0;
        for (var word : words) {
            written &= word.write(masked, at);
            at += word.text().length;
        }
        return written;
    }
}
