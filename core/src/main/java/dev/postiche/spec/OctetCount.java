package dev.postiche.spec;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How sizes are written: {@code 512}, {@code 10KiB}, {@code 25MB}.
 *
 * <p>KB, MB and GB are powers of 1,000; KiB, MiB and GiB of 1,024. Fixtures, faults, limits and the
 * command line all write them so.
 */
public final class OctetCount {

    private static final Pattern FORM = Pattern.compile("(\\d{1,19})\\s?(|B|KB|MB|GB|KiB|MiB|GiB)");
    private static final Map<String, Long> UNITS =
            Map.of(
                    "",
                    1L,
                    "B",
                    1L,
                    "KB",
                    1_000L,
                    "MB",
                    1_000_000L,
                    "GB",
                    1_000_000_000L, //
                    "KiB",
                    1L << 10,
                    "MiB",
                    1L << 20,
                    "GiB",
                    1L << 30);

    private OctetCount() {}

    /**
     * The number of octets that the text says.
     *
     * @throws IllegalArgumentException if it says none, or more than {@link Long#MAX_VALUE}
     */
    public static long parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected a size such as 512, 10KiB or 25MB, not \"" + text + "\"");
        }
        var unit = UNITS.getOrDefault(form.group(2), 1L);
        try {
            return new BigInteger(form.group(1))
                    .multiply(BigInteger.valueOf(unit))
                    .longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("the size \"" + text + "\" is too large", tooLarge);
        }
    }

    /** The shortest text for the number, without a unit if none divides it. */
    public static String format(long octets) {
        for (var unit : new String[] {"GiB", "GB", "MiB", "MB", "KiB", "KB"}) {
            var factor = UNITS.getOrDefault(unit, 1L);
            if (octets > 0 && octets % factor == 0) {
                return octets / factor + unit;
            }
        }
        return Long.toString(octets);
    }

    /** The same as people say it: {@code 50KiB}, {@code 312 octets}. */
    public static String inWords(long octets) {
        var text = format(octets);
        return octets == 1
                ? "1 octet"
                : Character.isDigit(text.charAt(text.length() - 1)) ? text + " octets" : text;
    }
}
