package dev.postiche.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A section of an RFC, ordered as in the RFC: 6.4.10 comes after 6.4.9. */
record RfcSection(int rfc, String section) implements Comparable<RfcSection> {

    private static final Comparator<RfcSection> ORDER =
            Comparator.comparingInt(RfcSection::rfc).thenComparing(RfcSection::sortKey);

    /** Reads {@code 3501 6.4.6, 7.4.1; 2180 4.1}. */
    static List<RfcSection> listOf(String text) {
        var sections = new ArrayList<RfcSection>();
        for (var ofOneRfc : text.split(";")) {
            var words = ofOneRfc.strip().split("[,\\s]+");
            if (!words[0].matches("\\d+") || words.length < 2) {
                throw new IllegalArgumentException(
                        "'" + ofOneRfc.strip() + "' does not look like '3501 6.4.6, 7.4.1'");
            }
            for (var i = 1; i < words.length; i++) {
                sections.add(new RfcSection(Integer.parseInt(words[0]), words[i]));
            }
        }
        return sections;
    }

    private String sortKey() {
        var key = new StringBuilder();
        for (var part : section.split("\\.")) {
            key.append("%6s".formatted(part)).append('.');
        }
        return key.toString();
    }

    @Override
    public int compareTo(RfcSection other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "RFC " + rfc + " §" + section;
    }
}
