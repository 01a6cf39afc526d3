package dev.postiche.standalone.mask;

/**
 * Masks the strings that divide the parts of a multipart, alike in the header and between the
 * parts.
 *
 * <p>Some programs put the name of their host or of a user into them. RFC 2046 §5.1.1.
 */
final class Boundaries {

    private Boundaries() {}

    /** Each run of letters and digits in a range becomes its pseudonym. */
    static void mask(Pseudonyms pseudonyms, byte[] octets, int from, int to) {
        for (int i = from; i < to; ) {
            if (octets[i] < 0) {
                octets[i] = 'x'; // no boundary has one, and what has is masked all the same
            }
            int end = i;
            while (end < to && octets[end] > 0 && Character.isLetterOrDigit(octets[end])) {
                end++;
            }
            if (end == i) {
                i++;
                continue;
            }
            var run = new StringBuilder(end - i);
            for (int at = i; at < end; at++) {
                run.append((char) octets[at]);
            }
            var pseudonym = pseudonyms.of(run.toString());
            for (int at = i; at < end; at++) {
                octets[at] = (byte) pseudonym.charAt(at - i);
            }
            i = end;
        }
    }
}
