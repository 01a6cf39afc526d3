package dev.postiche.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until the client's machine has all that was written to a socket.
 *
 * <p>A reset throws away what the system has not sent yet (of a million octets 128,000 arrived), so
 * "so many octets and then a reset" has to wait in between. Linux tells the octets not yet
 * acknowledged; elsewhere a pause must do.
 */
final class TransmitQueue {
    /** A client that does not read never acknowledges; it gets its reset after this time. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Where the system does not tell, this long has to be enough. */
    static final Duration BLIND_PAUSE = Duration.ofMillis(100);

    private static final Duration STEP = Duration.ofMillis(1);

    private TransmitQueue() {}

    static void awaitEmpty(Socket socket) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var unsent = unsent(socket);
        if (unsent.isEmpty()) {
            LockSupport.parkNanos(BLIND_PAUSE.toNanos());
            return;
        }
        while (unsent.orElse(0) > 0 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(STEP.toNanos());
            unsent = unsent(socket);
        }
    }

    /** Octets written and not acknowledged, empty where the system does not tell. */
    static OptionalLong unsent(Socket socket) {
        var file = Path.of("/proc/self/net/tcp");
        if (!Files.isReadable(file)) {
            return OptionalLong.empty();
        }
        var remote = (InetSocketAddress) socket.getRemoteSocketAddress();
        if (remote == null) {
            return OptionalLong.of(0);
        }
        var local = (InetSocketAddress) socket.getLocalSocketAddress();
        var found = find(file, end(local, false), end(remote, false));
        // A socket of both families is listed with the IPv6 ones even for IPv4 peers.
        return found.isPresent()
                ? found
                : find(Path.of("/proc/self/net/tcp6"), end(local, true), end(remote, true));
    }

    /** Columns: {@code sl local_address rem_address st tx_queue:rx_queue …}, numbers in hex. */
    private static OptionalLong find(Path file, String local, String remote) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(local) && line.contains(remote))
                    .map(line -> line.trim().split("\\s+"))
                    .filter(column -> column.length > 4)
                    .filter(column -> column[1].equals(local) && column[2].equals(remote))
                    .mapToLong(column -> Long.parseLong(column[4].split(":")[0], 16))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** {@code 0100007F:0477}: the address in words of four octets as the machine reads them. */
    private static String end(InetSocketAddress address, boolean six) {
        var octets = address.getAddress().getAddress();
        if (six && octets.length == 4) {
            var mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0};
            System.arraycopy(octets, 0, mapped, 12, 4);
            octets = mapped;
        }
        var text = new StringBuilder();
        var words = ByteBuffer.wrap(octets).order(ByteOrder.nativeOrder()).asIntBuffer();
        while (words.hasRemaining()) {
            text.append(String.format(Locale.ROOT, "%08X", words.get()));
        }
        return text.append(String.format(Locale.ROOT, ":%04X", address.getPort())).toString();
    }
}
