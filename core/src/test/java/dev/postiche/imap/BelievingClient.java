package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A client that believes what untagged replies say, and nothing else. RFC 3501 §7. */
final class BelievingClient implements AutoCloseable {

    private static final Pattern NUMBERED =
            Pattern.compile("\\* (\\d+) (EXISTS|EXPUNGE|FETCH)(.*)");
    private static final Pattern UID = Pattern.compile("UID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");

    /** A message as far as it is known. */
    static final class Known {
        private Optional<Long> uid = Optional.empty();
        private Optional<Set<String>> flags = Optional.empty();

        @Override
        public String toString() {
            return uid + " " + flags;
        }
    }

    private final WireClient client;
    private final boolean rev2;
    private final List<Known> messages = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    /**
     * A client that selects INBOX.
     *
     * @param rev2 whether it has enabled IMAP4rev2
     */
    BelievingClient(WireClient client, boolean rev2) {
        this.client = client;
        this.rev2 = rev2;
        if (rev2) {
            command("ENABLE IMAP4rev2");
        }
        command("SELECT INBOX");
        learn();
    }

    int count() {
        return messages.size();
    }

    /** The UIDs in their order, and the flags of each but \Recent. */
    List<String> view() {
        return messages.stream()
                .map(known -> known.uid.orElseThrow() + " " + known.flags.orElseThrow())
                .toList();
    }

    /** Everything that was said, for the message of a failure. */
    String dialogue() {
        return String.join("\n", said.subList(Math.max(0, said.size() - 60), said.size()));
    }

    /** Runs a command; gives the tagged line. */
    String command(String command) {
        said.add("C: " + command);
        // RFC 3501 §7.4.1
        boolean mayExpunge = !command.matches("(FETCH|STORE|SEARCH) .*");
        var lines = client.command(command);
        for (var line : lines) {
            said.add("S: " + line);
            if (rev2) {
                isOfRev2(line, command.startsWith("FETCH "));
            }
            var numbered = NUMBERED.matcher(line);
            if (numbered.matches()) {
                heard(
                        Integer.parseInt(numbered.group(1)),
                        numbered.group(2),
                        numbered.group(3),
                        mayExpunge);
            }
        }
        return lines.get(lines.size() - 1);
    }

    /** RFC 9051 Appendix E, 4, 12 and 21 */
    private void isOfRev2(String line, boolean answersFetch) {
        assertThat(line).as(dialogue()).doesNotContainIgnoringCase("recent");
        assertThat(line).as(dialogue()).doesNotStartWith("* SEARCH");
        if (!answersFetch && line.matches("\\* \\d+ FETCH .*")) {
            assertThat(line).as(dialogue()).containsPattern(UID);
        }
    }

    /** Asks for news and nothing else. */
    void poll() {
        command(rev2 ? "NOOP" : "CHECK"); // RFC 9051 Appendix E, 17
    }

    private void heard(int number, String what, String items, boolean mayExpunge) {
        switch (what) {
            case "EXISTS" -> {
                assertThat(number).as(dialogue()).isGreaterThanOrEqualTo(messages.size());
                while (messages.size() < number) {
                    messages.add(new Known());
                }
            }
            case "EXPUNGE" -> {
                assertThat(mayExpunge).as(dialogue()).isTrue();
                messages.remove(number - 1);
            }
            default -> {
                var known = messages.get(number - 1);
                var uid = UID.matcher(items);
                if (uid.find()) {
                    long said = Long.parseLong(uid.group(1));
                    assertThat(known.uid.orElse(said)).as(dialogue()).isEqualTo(said);
                    known.uid = Optional.of(said);
                }
                var flags = FLAGS.matcher(items);
                if (flags.find()) {
                    known.flags = Optional.of(flags(flags.group(1)));
                }
            }
        }
    }

    private static Set<String> flags(String words) {
        var flags = new TreeSet<>(List.of(words.split(" ")));
        flags.remove("\\Recent");
        flags.remove("");
        return flags;
    }

    /** What the client assumes after a silent STORE that went well. RFC 3501 §6.4.6 */
    void storedSilently(int number, char sign, String flag) {
        messages.get(number - 1)
                .flags
                .ifPresent(
                        flags -> {
                            if (sign == '+') {
                                flags.add(flag);
                            } else {
                                flags.remove(flag);
                            }
                        });
    }

    /** Hears all news, and asks about messages of which it only knows that they exist. */
    void learn() {
        command("NOOP");
        for (int number = 1; number <= messages.size(); number++) {
            var known = messages.get(number - 1);
            if (known.uid.isEmpty() || known.flags.isEmpty()) {
                command("FETCH " + number + " (UID FLAGS)");
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
