package dev.postiche.benchmarks;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;

import com.sun.management.ThreadMXBean;
import dev.postiche.MockMailServer;
import dev.postiche.record.Keep;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * Measures what recording costs: the same commands to a server that keeps nothing and to one that
 * keeps all, turn by turn, so that whatever else the machine does meets both alike.
 *
 * <p>It is a program and no test, because a share of time on a busy machine proves nothing.
 */
public final class RecordingCost {

    private static final int TURNS = 31;

    private static final List<Work> WORKS =
            List.of(
                    new Work("NOOP, one by one", "NOOP", 2_000, 1),
                    new Work("NOOP, 50 at once", "NOOP", 20_000, 50),
                    new Work("FETCH 1:100 (FLAGS UID)", "FETCH 1:100 (FLAGS UID)", 500, 10),
                    new Work("FETCH ENVELOPE of 100", "FETCH 1:100 ENVELOPE", 200, 10),
                    new Work("BODY[] of 20 KB", "FETCH 1 BODY.PEEK[]", 2_000, 10),
                    new Work("BODY[] of 5 MB", "FETCH 101 BODY.PEEK[]", 20, 1));

    private RecordingCost() {}

    /** What one turn sends, and how often. */
    private record Work(String name, String command, int times, int atOnce) {}

    /**
     * @param args words: only works whose names have one of them are measured
     */
    public static void main(String[] args) throws IOException {
        try (var off = server(Keep.OFF);
                var all = server(Keep.ALL)) {
            for (var work : WORKS) {
                if (args.length == 0 || Arrays.stream(args).anyMatch(work.name()::contains)) {
                    measure(off, all, work);
                }
            }
        }
    }

    private static MockMailServer server(Keep keep) {
        return MockMailServer.builder()
                .record(keep)
                .account(
                        account("anna")
                                .mailboxes(
                                        mailbox("INBOX")
                                                .messages(
                                                        message()
                                                                .repeat(100)
                                                                .subject("Number {{n}}")
                                                                .text("x".repeat(20_000)),
                                                        message().text("y".repeat(5_000_000)))))
                .start();
    }

    private static void measure(MockMailServer off, MockMailServer all, Work work)
            throws IOException {
        var without = new long[TURNS][];
        var with = new long[TURNS][];
        for (int turn = -5; turn < TURNS; turn++) {
            var first = turn(turn % 2 == 0 ? off : all, work);
            var second = turn(turn % 2 == 0 ? all : off, work);
            if (turn >= 0) {
                without[turn] = turn % 2 == 0 ? first : second;
                with[turn] = turn % 2 == 0 ? second : first;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-26s %8.0f/s; recorded: throughput %+.1f %%, processor time %+.1f %%"
                        + " (least %+.1f %%), octets allocated a command %.0f, was %.0f%n",
                work.name(),
                work.times() / (without[TURNS / 2][0] / 1e9),
                100 * (1 / ratio(with, without, 0) - 1),
                100 * (ratio(with, without, 1) - 1),
                100 * (least(with, 1) / least(without, 1) - 1),
                least(with, 2) / work.times(),
                least(without, 2) / work.times());
    }

    /** The median of the ratios of turns that followed one another. */
    private static double ratio(long[][] with, long[][] without, int which) {
        return IntStream.range(0, TURNS)
                .mapToDouble(turn -> (double) with[turn][which] / without[turn][which])
                .sorted()
                .skip(TURNS / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Of all turns: what nobody else on the machine had a part in. */
    private static double least(long[][] turns, int which) {
        return Arrays.stream(turns).mapToLong(turn -> turn[which]).min().orElseThrow();
    }

    private static long[] turn(MockMailServer mail, Work work) throws IOException {
        mail.recording().forget();
        try (var socket = new Socket(mail.imap().host(), mail.imap().port())) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            var out = socket.getOutputStream();
            line(in);
            out.write(
                    "t LOGIN anna secret\r\nt SELECT INBOX\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            tagged(in, 2);
            var batch = ("t " + work.command() + "\r\n").repeat(work.atOnce());
            var octets = batch.getBytes(StandardCharsets.US_ASCII);
            long began = System.nanoTime();
            var processor = spent(threads()::getThreadCpuTime);
            var allocated = spent(threads()::getThreadAllocatedBytes);
            for (int done = 0; done < work.times(); done += work.atOnce()) {
                out.write(octets);
                tagged(in, work.atOnce());
            }
            return new long[] {
                System.nanoTime() - began,
                since(processor, threads()::getThreadCpuTime),
                since(allocated, threads()::getThreadAllocatedBytes)
            };
        }
    }

    private static ThreadMXBean threads() {
        return (ThreadMXBean) ManagementFactory.getThreadMXBean();
    }

    /** What each thread has spent so far, exact where what the process spent is not. */
    private static Map<Long, Long> spent(LongUnaryOperator by) {
        var spent = new HashMap<Long, Long>();
        for (var id : threads().getAllThreadIds()) {
            spent.put(id, Math.max(0, by.applyAsLong(id)));
        }
        return spent;
    }

    /** What they and new ones have spent since; who has ended meanwhile is of the turn before. */
    private static long since(Map<Long, Long> before, LongUnaryOperator by) {
        return spent(by).entrySet().stream()
                .mapToLong(now -> now.getValue() - before.getOrDefault(now.getKey(), 0L))
                .sum();
    }

    private static void tagged(InputStream in, int count) throws IOException {
        for (int found = 0; found < count; ) {
            var line = line(in);
            if (line.startsWith("t ")) {
                found++;
            }
            if (line.endsWith("}")) {
                in.skipNBytes(
                        Long.parseLong(line, line.lastIndexOf('{') + 1, line.length() - 1, 10));
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }
}
