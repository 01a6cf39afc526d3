package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A client that knows messages by their UIDs, and keeps what it knows from one connection to the
 * next. RFC 7162 §6, RFC 9586, RFC 5465.
 */
final class SyncingClient implements AutoCloseable {

    private static final Pattern FETCHED = Pattern.compile("\\* (\\d+) (UID)?FETCH \\((.*)");
    private static final Pattern UID = Pattern.compile("\\bUID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern MODSEQ = Pattern.compile("MODSEQ \\((\\d+)\\)");
    private static final Pattern VANISHED =
            Pattern.compile("\\* VANISHED (\\(EARLIER\\) )?([0-9:,]+)");
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");
    private static final Pattern HIGHEST = Pattern.compile("\\[HIGHESTMODSEQ (\\d+)]");

    private final Supplier<WireClient> server;
    private final List<String> said = new ArrayList<>();
    private final TreeMap<Long, Set<String>> messages = new TreeMap<>();
    private final boolean numbers;
    private WireClient client;
    private long highestModSeq;
    private long askedUpTo;
    private long count;

    /**
     * A client that never was here.
     *
     * @param numbers whether messages may have numbers
     */
    SyncingClient(Supplier<WireClient> server, boolean numbers) {
        this.server = server;
        this.numbers = numbers;
        this.client = server.get();
    }

    /** The UIDs in their order, and the flags of each but \\Recent. */
    List<String> view() {
        return messages.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
    }

    /** What was said last, for the message of a failure. */
    String dialogue() {
        return String.join("\n", said.subList(Math.max(0, said.size() - 60), said.size()));
    }

    /** The UIDs that it knows. */
    List<Long> uids() {
        return List.copyOf(messages.keySet());
    }

    long highestModSeq() {
        return highestModSeq;
    }

    /** Leaves without a word. */
    void severed() {
        client.close();
        client = server.get();
        said.add("-- severed");
    }

    /** Asks for the messages that it was never told about. */
    void fetchNew(String items) {
        command("UID FETCH " + (askedUpTo + 1) + ":* (" + items + ")");
        askedUpTo = messages.isEmpty() ? askedUpTo : Math.max(askedUpTo, messages.lastKey());
    }

    /** Runs a command and believes what it hears. */
    void command(String command) {
        said.add("C: " + command);
        var lines = client.command(command);
        long modSeq = highestModSeq;
        long told = 0;
        for (var line : lines) {
            said.add("S: " + line);
            var highest = HIGHEST.matcher(line);
            if (highest.find()) {
                told = Long.parseLong(highest.group(1));
            }
            modSeq = Math.max(modSeq, heard(line));
        }
        // The response code is right even if greater mod-sequences were seen. RFC 7162 §6
        highestModSeq = told > 0 ? told : modSeq;
        assertThat(lines).as(dialogue()).last().asString().startsWith("t OK");
    }

    private long heard(String line) {
        assertThat(line).as(dialogue()).doesNotMatch("\\* \\d+ EXPUNGE");
        var exists = EXISTS.matcher(line);
        if (exists.matches()) {
            count = Long.parseLong(exists.group(1));
        }
        var vanished = VANISHED.matcher(line);
        if (vanished.matches()) {
            vanish(vanished.group(2), vanished.group(1) != null);
        }
        var fetched = FETCHED.matcher(line);
        if (!fetched.matches()) {
            return 0;
        }
        assertThat(fetched.group(2) == null).as(dialogue()).isEqualTo(numbers);
        var items = fetched.group(3);
        long uid = Long.parseLong(fetched.group(1));
        if (numbers) {
            var named = UID.matcher(items);
            if (!named.find()) {
                return 0; // an answer, and no news
            }
            uid = Long.parseLong(named.group(1));
        }
        var flags = FLAGS.matcher(items);
        if (flags.find()) {
            messages.put(uid, flags(flags.group(1)));
        }
        var modSeq = MODSEQ.matcher(items);
        return modSeq.find() ? Long.parseLong(modSeq.group(1)) : 0;
    }

    private void vanish(String set, boolean earlier) {
        for (var range : set.split(",")) {
            var ends = range.split(":");
            for (long uid = Long.parseLong(ends[0]);
                    uid <= Long.parseLong(ends[ends.length - 1]);
                    uid++) {
                messages.remove(uid);
                count -= earlier ? 0 : 1;
            }
        }
        // Only what the client was told of by EXISTS. RFC 7162 §3.2.10.2
        assertThat(count).as(dialogue()).isGreaterThanOrEqualTo(messages.size());
    }

    private static Set<String> flags(String words) {
        var flags = new TreeSet<>(List.of(words.split(" ")));
        flags.remove("\\Recent");
        flags.remove("");
        return flags;
    }

    /** What the client assumes after a silent STORE that went well. RFC 3501 §6.4.6 */
    void storeSilently(long uid, char sign, String flag) {
        command("UID STORE " + uid + " " + sign + "FLAGS.SILENT (" + flag + ")");
        messages.computeIfPresent(
                uid,
                (any, flags) -> {
                    var changed = new TreeSet<>(flags);
                    if (sign == '+') {
                        changed.add(flag);
                    } else {
                        changed.remove(flag);
                    }
                    return changed;
                });
    }

    @Override
    public void close() {
        client.close();
    }
}
