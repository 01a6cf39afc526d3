package dev.postiche;

import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.FaultTable.Cell;
import dev.postiche.fault.Fault;
import dev.postiche.fault.FaultRefused;
import dev.postiche.spec.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Whatever faults there were, sessions after them are well, and nothing of them is left. */
class RandomFaultsTest {
    private static final int ROUNDS = 1000;

    @Test
    void afterAThousandRandomFaultsNothingIsLeft() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("RandomFaultsTest: seed " + seed);
        var random = new Random(seed);
        var cells = FaultTable.all().stream().filter(c -> c.refused().isEmpty()).toList();
        try (var first = MockMailServer.builder().start()) {
            // The JDK keeps one socket for itself from the first one on that is closed.
            new MatrixClient(first.imap()).close();
        }
        long sockets = sockets();
        long threads = threads();
        try (var mail = MockMailServer.builder().account("anna", "secret").tls().start()) {
            mail.account("anna").createMailbox("Old");
            mail.account("anna").inbox().deliver(message().subject("x").text("hello to you"));
            for (int round = 0; round < ROUNDS; round++) {
                var cell = cells.get(random.nextInt(cells.size()));
                arm(mail, cell, random);
                visit(mail, cell, random);
                mail.faults().disarmAll();
            }
            // Nobody holds the maildrop, and every port is open.
            assertThat(clean(mail, Protocol.POP3, seed)).contains("+OK maildrop");
            assertThat(clean(mail, Protocol.IMAP, seed)).contains("a OK ");
            assertThat(mail.recording().sessions())
                    .allSatisfy(s -> assertThat(s.error()).as("seed %d", seed).isEmpty());
        }
        assertThat(within(() -> threads() <= threads)).as("threads, seed %d", seed).isTrue();
        assertThat(within(() -> sockets() <= sockets)).as("sockets, seed %d", seed).isTrue();
    }

    private static void arm(MockMailServer mail, Cell cell, Random random) {
        var fault = cell.fault();
        try {
            mail.faults().arm(random.nextBoolean() ? inside(fault, random.nextInt(60)) : fault);
        } catch (FaultRefused e) {
            mail.faults().arm(fault);
        }
    }

    /** The same fault further inside its moment. */
    private static Fault inside(Fault fault, int octets) {
        return Fault.on(fault.on().protocols().get(0))
                .at(fault.at().moment())
                .afterBytes(octets)
                .count(1)
                .then(fault.actions().get(0));
    }

    private static void visit(MockMailServer mail, Cell cell, Random random) {
        boolean tls = cell.tls() && random.nextInt(5) == 0;
        boolean imap = cell.protocol() == Protocol.IMAP;
        var endpoint =
                imap ? (tls ? mail.imaps() : mail.imap()) : (tls ? mail.pop3s() : mail.pop3());
        try (var client = new MatrixClient(endpoint)) {
            client.within(8);
            client.secureIf(tls);
            client.send(
                    imap
                            ? "l LOGIN anna secret\r\ns SELECT INBOX\r\na FETCH 1 BODY[]\r\n"
                                    + "b APPEND Sent {5+}\r\nhello\r\nc IDLE\r\n"
                            : "USER anna\r\nPASS secret\r\nRETR 1\r\n");
            if (imap) {
                mail.account("anna").inbox().deliver("Subject: y\r\n\r\nmore\r\n");
            }
            client.send(imap ? "DONE\r\nz LOGOUT\r\n" : "QUIT\r\n");
            if (random.nextBoolean()) {
                client.rest();
            }
        } catch (IOException refused) {
            // That is what some of the faults are for.
        }
    }

    /** A dialogue in which nothing goes wrong; another session's end may have to be awaited. */
    private static String clean(MockMailServer mail, Protocol protocol, long seed)
            throws IOException {
        boolean imap = protocol == Protocol.IMAP;
        mail.await().until("all others are gone", () -> live(mail) == 0);
        try (var client = new MatrixClient(imap ? mail.imap() : mail.pop3())) {
            client.send(
                    imap
                            ? "l LOGIN anna secret\r\ns SELECT INBOX\r\na NOOP\r\nz LOGOUT\r\n"
                            : "USER anna\r\nPASS secret\r\nQUIT\r\n");
            var all = client.rest();
            assertThat(all).as("seed %d", seed).endsWith("<end>");
            return all;
        }
    }

    private static long live(MockMailServer mail) {
        return mail.recording().sessions().stream().filter(session -> session.isLive()).count();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("postiche"))
                .count();
    }

    /** Sockets of this process, where the system tells; else none. */
    private static long sockets() {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(RandomFaultsTest::isSocket).count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean within(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(1_000_000);
        }
        return condition.getAsBoolean();
    }
}
