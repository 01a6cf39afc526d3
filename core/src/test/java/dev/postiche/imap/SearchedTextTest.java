package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import dev.postiche.store.NewMessage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * SEARCH finds what people read, in whatever charset and encoding it is written and asked for: as a
 * naive look at the texts themselves does. RFC 9051 §6.4.4.
 */
class SearchedTextTest {

    private static final int MESSAGES = 60;

    /** The words of one language, and the charsets that it is written in. */
    private record Language(List<String> words, List<String> charsets) {}

    private static final List<Language> LANGUAGES =
            List.of(
                    new Language(
                            List.of("Gr\u00FC\u00DFe", "\u00C4RGER", "K\u00E4se", "\u00F6d"),
                            List.of("UTF-8", "ISO-8859-1", "ISO-8859-15", "windows-1252")),
                    new Language(
                            List.of("Ch\u00E0o", "Vi\u1EC7t", "\u0110\u01B0\u1EDDng", "ng\u1EEF"),
                            List.of("UTF-8", "windows-1258")),
                    new Language(
                            List.of(
                                    "\u65E5\u672C\u8A9E",
                                    "\u3053\u3093\u306B",
                                    "\u30C6\u30B9\u30C8"),
                            List.of("UTF-8", "ISO-2022-JP", "Shift_JIS", "EUC-JP")),
                    new Language(
                            List.of("\u041F\u0440\u0438\u0432\u0435\u0442", "\u041C\u0418\u0420"),
                            List.of("UTF-8", "KOI8-R", "windows-1251", "ISO-8859-5")),
                    new Language(
                            List.of("\u4F60\u597D", "\u4E16\u754C"),
                            List.of("UTF-8", "GB18030", "Big5", "GBK")),
                    new Language(
                            List.of("\u0395\u03BB\u03BB\u03AC\u03B4\u03B1", "\u03BD\u03B1\u03AF"),
                            List.of("UTF-8", "ISO-8859-7", "windows-1253")));

    /** What a message says, and where. */
    private record Made(
            int number,
            String subject,
            String name,
            String ticket,
            List<String> texts,
            String innerSubject) {

        Stream<String> headers() {
            return Stream.of(subject, name, ticket);
        }
    }

    private record Key(String text, Predicate<Made> meaning) {}

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final EncodedMail mail = new EncodedMail(random);

    @Test
    void equalsANaiveLookAtTheTexts() {
        try (var server = new ImapTestServer();
                var client = server.login()) {
            var added = new ArrayList<NewMessage>();
            var made =
                    IntStream.rangeClosed(1, MESSAGES)
                            .mapToObj(number -> message(number, added))
                            .toList();
            server.store.commit(tx -> tx.append(server.inbox(), added));
            client.command("EXAMINE INBOX");
            int matched = 0;
            for (int i = 0; i < 1_500; i++) {
                var charset = random.nextInt(3) == 0 ? someCharset() : StandardCharsets.UTF_8;
                var key = key(charset, 2);
                var expected = made.stream().filter(key.meaning()).mapToInt(Made::number).toArray();
                var named = charset.equals(StandardCharsets.UTF_8) && random.nextBoolean();
                var command =
                        "SEARCH " + (named ? "" : "CHARSET " + charset.name() + " ") + key.text();
                client.send("t " + command);
                var lines = client.until("t ");
                var found =
                        Arrays.stream(lines.get(0).substring("* SEARCH".length()).split(" "))
                                .filter(each -> !each.isEmpty())
                                .mapToInt(Integer::parseInt)
                                .toArray();
                assertThat(found).as("seed %d: %s", seed, command).isEqualTo(expected);
                matched += expected.length;
            }
            assertThat(matched).as("messages that were found").isGreaterThan(MESSAGES);
        }
    }

    private Charset someCharset() {
        var charsets = some(LANGUAGES).charsets();
        return Charset.forName(some(charsets));
    }

    private <T> T some(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    // Messages

    private Made message(int number, List<NewMessage> added) {
        var language = some(LANGUAGES);
        var texts = List.of(words(language), words(some(LANGUAGES)), words(language));
        var made =
                new Made(
                        number,
                        words(language),
                        some(language.words()),
                        some(some(LANGUAGES).words()),
                        texts,
                        some(language.words()));
        var octets = MessageContent.ofLatin1(octets(made, language));
        added.add(NewMessage.of(Message.of(octets)));
        return made;
    }

    private String words(Language language) {
        return some(language.words()) + " " + some(language.words());
    }

    private String octets(Made made, Language language) {
        var texts = made.texts();
        return "Subject: "
                + field(made.subject(), language)
                + "\r\nFrom: "
                + mail.words(made.name(), mail.charset(made.name(), language.charsets()))
                + " <a@example.org>\r\nX-Ticket: "
                + field(made.ticket(), new Language(List.of(), List.of("UTF-8")))
                + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"
                + "\r\n--b\r\n"
                + part("plain", texts.get(0))
                + "\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n"
                + part("html", texts.get(1))
                + "\r\n--c--\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: "
                + field(made.innerSubject(), language)
                + "\r\n"
                + part("plain", texts.get(2))
                + "\r\n--b--\r\n";
    }

    private String part(String subtype, String text) {
        var charsets = LANGUAGES.stream().flatMap(each -> each.charsets().stream()).toList();
        return mail.part(subtype, text, mail.charset(text, charsets));
    }

    /** In encoded words, or in UTF-8 as it is. RFC 2047, RFC 6532 */
    private String field(String text, Language language) {
        return random.nextInt(4) == 0
                ? EncodedMail.octets(text, StandardCharsets.UTF_8)
                : mail.words(text, mail.charset(text, language.charsets()));
    }

    // Keys

    private Key key(Charset charset, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            var one = key(charset, depth - 1);
            var two = key(charset, depth - 1);
            return switch (random.nextInt(3)) {
                case 0 -> new Key("NOT " + one.text(), one.meaning().negate());
                case 1 ->
                        new Key(
                                "OR " + one.text() + " " + two.text(),
                                one.meaning().or(two.meaning()));
                default ->
                        new Key(
                                "(" + one.text() + " " + two.text() + ")",
                                one.meaning().and(two.meaning()));
            };
        }
        var piece = piece(charset);
        var literal = literal(piece, charset);
        return switch (random.nextInt(6)) {
            case 0 -> new Key("SUBJECT " + literal, made -> has(made.subject(), piece));
            case 1 -> new Key("FROM " + literal, made -> has(made.name(), piece));
            case 2 -> new Key("HEADER x-ticket " + literal, made -> has(made.ticket(), piece));
            case 3 ->
                    new Key(
                            "BODY " + literal,
                            made -> made.texts().stream().anyMatch(each -> has(each, piece)));
            case 4 -> new Key("HEADER Subject " + literal, made -> has(made.subject(), piece));
            default ->
                    new Key(
                            "TEXT " + literal,
                            made ->
                                    Stream.concat(made.headers(), made.texts().stream())
                                                    .anyMatch(each -> has(each, piece))
                                            || has(made.innerSubject(), piece));
        };
    }

    /** A piece of a word in any case, which no header has by its own words. */
    private String piece(Charset charset) {
        while (true) {
            var word = some(some(LANGUAGES).words());
            int from = random.nextInt(word.length());
            var piece = word.substring(from, from + 1 + random.nextInt(word.length() - from));
            var cased = random.nextBoolean() ? piece : otherCase(piece);
            boolean isOnlyAscii = fold(cased).chars().allMatch(c -> c < 0x80);
            var form = random.nextBoolean() ? Normalizer.normalize(cased, Form.NFD) : cased;
            if (!isOnlyAscii && charset.newEncoder().canEncode(form)) {
                return form;
            }
        }
    }

    private static String otherCase(String text) {
        var other = new StringBuilder();
        for (char c : text.toCharArray()) {
            other.append(
                    Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return other.toString();
    }

    private static boolean has(String text, String piece) {
        return fold(text).contains(fold(piece));
    }

    private static String fold(String text) {
        var folded = new StringBuilder();
        for (char c : Normalizer.normalize(text, Form.NFKD).toCharArray()) {
            folded.append(Character.toLowerCase(Character.toUpperCase(c)));
        }
        return folded.toString();
    }

    private static String literal(String text, Charset charset) {
        var octets = new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
        return "{" + octets.length() + "+}\r\n" + octets;
    }
}
