package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Flag;
import dev.postiche.store.Flags;
import dev.postiche.store.NewMessage;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SEARCH finds what a naive look at each message finds. */
class SearchTest {

    private static final int MESSAGES = 40;
    private static final List<String> WORDS = List.of("alpha", "BETA", "gamma", "Gr\u00FC\u00DFe");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 27);

    /** What a message was made of. */
    private record Made(
            int number,
            long uid,
            String subject,
            String body,
            List<String> addresses,
            List<Flag> flags,
            OffsetDateTime received,
            OffsetDateTime sent) {

        String octets() {
            return "Date: "
                    + FIELD.format(sent)
                    + "\r\nSubject: "
                    + subject
                    + "\r\nFrom: "
                    + String.join("\r\nTo: ", addresses.subList(0, 2))
                    + "\r\nCc: "
                    + String.join("\r\nBcc: ", addresses.subList(2, 4))
                    + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                    + body
                    + "\r\n";
        }

        int size() {
            return octets().getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** A key as it is written, and what it means. */
    private record Key(String text, Predicate<Made> meaning) {}

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void equalsANaiveLookAtEachMessage() {
        var made = IntStream.rangeClosed(1, MESSAGES).mapToObj(this::message).toList();
        try (var server = new ImapTestServer();
                var client = server.login()) {
            server.store.commit(
                    tx -> tx.append(server.inbox(), made.stream().map(SearchTest::added).toList()));
            client.command("EXAMINE INBOX");
            for (int i = 0; i < 1_500; i++) {
                var key = key(3);
                boolean uid = random.nextBoolean();
                var matching = made.stream().filter(key.meaning());
                var expected =
                        (uid ? matching.mapToLong(Made::uid) : matching.mapToLong(Made::number))
                                .toArray();
                assertThat(search(client, (uid ? "UID SEARCH " : "SEARCH ") + key.text()))
                        .as("seed %d: %s", seed, key.text())
                        .containsExactly(expected);
            }
        }
    }

    @Test
    void sortsAsANaiveSortDoes() {
        var made = IntStream.rangeClosed(1, MESSAGES).mapToObj(this::message).toList();
        try (var server = new ImapTestServer();
                var client = server.login()) {
            server.store.commit(
                    tx -> tx.append(server.inbox(), made.stream().map(SearchTest::added).toList()));
            client.command("EXAMINE INBOX");
            for (int i = 0; i < 500; i++) {
                var key = key(2);
                var order = order();
                var command = "UID SORT (" + order.text() + ") UTF-8 " + key.text();
                var expected =
                        made.stream()
                                .filter(key.meaning())
                                .sorted(order.comparator())
                                .mapToLong(Made::uid)
                                .toArray();
                assertThat(found(client, command, "* SORT"))
                        .as("seed %d: %s", seed, command)
                        .containsExactly(expected);
            }
        }
    }

    @Test
    void tellsOfWhatItFoundInEachFormTheSame() {
        var made = IntStream.rangeClosed(1, MESSAGES).mapToObj(this::message).toList();
        try (var server = new ImapTestServer();
                var client = server.login()) {
            server.store.commit(
                    tx -> tx.append(server.inbox(), made.stream().map(SearchTest::added).toList()));
            client.command("EXAMINE INBOX");
            for (int i = 0; i < 300; i++) {
                var key = key(2);
                var uids = made.stream().filter(key.meaning()).mapToLong(Made::uid).toArray();
                int first = random.nextInt(5);
                int last = first + random.nextInt(5);
                client.send(
                        "t UID SEARCH RETURN (SAVE MIN MAX COUNT PARTIAL -%d:-%d) "
                                        .formatted(first + 1, last + 1)
                                + utf8(key.text()));
                assertThat(client.until("t ").get(0))
                        .as("seed %d: %s", seed, key.text())
                        .isEqualTo(esearch(uids, first, last));
                assertThat(search(client, "UID SEARCH $")).as("seed %d", seed).isEqualTo(uids);
            }
        }
    }

    private static String esearch(long[] uids, int first, int last) {
        int count = uids.length;
        var part =
                Arrays.stream(uids, Math.max(count - last - 1, 0), Math.max(count - first, 0))
                        .mapToObj(Long::toString) // no two UIDs here are in a row
                        .collect(Collectors.joining(","));
        return "* ESEARCH (TAG \"t\") UID"
                + (count == 0 ? "" : " MIN " + uids[0] + " MAX " + uids[count - 1])
                + " PARTIAL (-%d:-%d %s)"
                        .formatted(first + 1, last + 1, part.isEmpty() ? "NIL" : part)
                + " COUNT "
                + count;
    }

    /** A sort criterion as it is written, and what it means. */
    private record Order(String text, Comparator<Made> comparator) {}

    private Order order() {
        var one =
                switch (random.nextInt(4)) {
                    case 0 -> new Order("SUBJECT", Comparator.comparing(SearchTest::collated));
                    case 1 ->
                            new Order(
                                    "DATE", Comparator.comparing(made -> made.sent().toInstant()));
                    case 2 ->
                            new Order(
                                    "ARRIVAL",
                                    Comparator.comparing(made -> made.received().toInstant()));
                    default -> new Order("SIZE", Comparator.comparing(Made::size));
                };
        var order =
                random.nextBoolean()
                        ? one
                        : new Order("REVERSE " + one.text(), one.comparator().reversed());
        if (random.nextInt(3) > 0) {
            return order;
        }
        var then = order();
        return new Order(
                order.text() + " " + then.text(),
                order.comparator().thenComparing(then.comparator()));
    }

    /** All that is composed is in the middle of the Basic Multilingual Plane here. */
    private static String collated(Made made) {
        return Normalizer.normalize(
                made.subject().toUpperCase(Locale.ROOT).replace("SS", "\u00DF"), Form.NFKD);
    }

    private static long[] search(WireClient client, String command) {
        return found(client, command, "* SEARCH");
    }

    private static long[] found(WireClient client, String command, String reply) {
        client.send("t " + utf8(command));
        var lines = client.until("t ");
        assertThat(lines).as(command).hasSize(2);
        assertThat(lines.get(1)).as(command).startsWith("t OK");
        assertThat(lines.get(0)).as(command).startsWith(reply);
        var numbers = lines.get(0).substring(reply.length()).strip();
        return numbers.isEmpty()
                ? new long[0]
                : Arrays.stream(numbers.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    private static NewMessage added(Made made) {
        return NewMessage.of(ImapTestServer.message(made.octets()))
                .withFlags(Flags.of(made.flags()))
                .withInternalDate(made.received())
                .withUid(made.uid());
    }

    private Made message(int number) {
        var flags = new ArrayList<Flag>();
        for (var flag :
                List.of(
                        Flag.SEEN,
                        Flag.ANSWERED,
                        Flag.FLAGGED,
                        Flag.DELETED,
                        Flag.DRAFT,
                        Flag.of("$Junk"))) {
            if (random.nextInt(3) == 0) {
                flags.add(flag);
            }
        }
        return new Made(
                number,
                number * 3L,
                words(),
                words() + " " + words(),
                Stream.generate(this::address).limit(4).toList(),
                flags,
                time(),
                time());
    }

    private String address() {
        return WORDS.get(random.nextInt(WORDS.size())) + " <" + random.nextInt(9) + "@delta.org>";
    }

    private String words() {
        return WORDS.get(random.nextInt(WORDS.size())) + WORDS.get(random.nextInt(WORDS.size()));
    }

    private OffsetDateTime time() {
        // Late in the evening far from Greenwich: the day is the one that is written there.
        return FIRST.plusDays(random.nextInt(5))
                .atTime(random.nextInt(24), 30)
                .atOffset(ZoneOffset.ofHours(random.nextInt(25) - 12));
    }

    private Key key(int depth) {
        return switch (random.nextInt(depth == 0 ? 9 : 13)) {
            case 0 -> flag();
            case 1 -> day();
            case 2 -> text();
            case 3 -> size();
            case 4 -> numbers();
            case 5 -> uids();
            case 6 -> new Key("ALL", made -> true);
            case 7 -> keyword();
            case 8 -> address(word());
            case 9 -> {
                var key = key(depth - 1);
                yield new Key("NOT " + key.text(), key.meaning().negate());
            }
            case 10 -> {
                var either = key(depth - 1);
                var other = key(depth - 1);
                yield new Key(
                        "OR " + either.text() + " " + other.text(),
                        either.meaning().or(other.meaning()));
            }
            default -> {
                var one = key(depth - 1);
                var two = key(depth - 1);
                yield new Key(
                        "(" + one.text() + " " + two.text() + ")",
                        one.meaning().and(two.meaning()));
            }
        };
    }

    private Key flag() {
        if (random.nextInt(4) == 0) {
            return recent();
        }
        var flag =
                List.of(Flag.SEEN, Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.DRAFT)
                        .get(random.nextInt(5));
        var word = flag.name().substring(1).toUpperCase(Locale.ROOT);
        return random.nextBoolean()
                ? new Key(word, made -> made.flags().contains(flag))
                : new Key("UN" + word, made -> !made.flags().contains(flag));
    }

    /** To EXAMINE, which claims nothing, all messages are recent. RFC 3501 §6.3.2 */
    private Key recent() {
        return switch (random.nextInt(3)) {
            case 0 -> new Key("RECENT", made -> true);
            case 1 -> new Key("OLD", made -> false);
            default -> new Key("NEW", made -> !made.flags().contains(Flag.SEEN));
        };
    }

    private Key keyword() {
        var flag = Flag.of(random.nextBoolean() ? "$Junk" : "nobody");
        return random.nextBoolean()
                ? new Key("KEYWORD " + flag.name(), made -> made.flags().contains(flag))
                : new Key("UNKEYWORD " + flag.name(), made -> !made.flags().contains(flag));
    }

    private Key day() {
        var day = FIRST.plusDays(random.nextInt(6));
        boolean sent = random.nextBoolean();
        var word = (sent ? "SENT" : "") + List.of("BEFORE", "ON", "SINCE").get(random.nextInt(3));
        return new Key(
                word + " " + DAY.format(day),
                made -> {
                    var written = (sent ? made.sent() : made.received()).toLocalDate();
                    return word.endsWith("BEFORE")
                            ? written.isBefore(day)
                            : word.endsWith("ON") ? written.equals(day) : !written.isBefore(day);
                });
    }

    private String word() {
        var word = WORDS.get(random.nextInt(WORDS.size()));
        return word.substring(random.nextInt(3)).toLowerCase(Locale.ROOT);
    }

    private Key address(String piece) {
        int field = random.nextInt(4);
        return new Key(
                List.of("FROM ", "TO ", "CC ", "BCC ").get(field) + literal(piece),
                made -> has(made.addresses().get(field), piece));
    }

    private Key text() {
        var piece = word();
        return switch (random.nextInt(4)) {
            case 0 -> new Key("SUBJECT " + literal(piece), made -> has(made.subject(), piece));
            case 1 -> new Key("BODY " + literal(piece), made -> has(made.body(), piece));
            case 2 ->
                    new Key("HEADER Subject " + literal(piece), made -> has(made.subject(), piece));
            default ->
                    new Key(
                            "TEXT " + literal(piece),
                            made ->
                                    has(made.subject(), piece)
                                            || has(made.body(), piece)
                                            || has(String.join(" ", made.addresses()), piece));
        };
    }

    private static boolean has(String text, String piece) {
        return text.toLowerCase(Locale.ROOT).contains(piece);
    }

    private static String literal(String text) {
        return "{" + utf8(text).length() + "+}\r\n" + text;
    }

    private static String utf8(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private Key size() {
        int octets = 250 + random.nextInt(80);
        return random.nextBoolean()
                ? new Key("LARGER " + octets, made -> made.size() > octets)
                : new Key("SMALLER " + octets, made -> made.size() < octets);
    }

    private Key numbers() {
        int one = 1 + random.nextInt(MESSAGES);
        if (random.nextBoolean()) {
            return new Key(one + ":*", made -> made.number() >= one);
        }
        int two = 1 + random.nextInt(MESSAGES);
        return new Key(
                one + ":" + two,
                made -> made.number() >= Math.min(one, two) && made.number() <= Math.max(one, two));
    }

    private Key uids() {
        int one = 1 + random.nextInt(4 * MESSAGES);
        int two = 1 + random.nextInt(4 * MESSAGES);
        return new Key(
                "UID " + one + "," + two + ":*",
                made ->
                        made.uid() == one
                                || made.uid() >= two
                                || made.number() == MESSAGES); // RFC 3501 §6.4.8
    }
}
