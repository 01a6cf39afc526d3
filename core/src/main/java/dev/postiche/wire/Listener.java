package dev.postiche.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A listening port. It can refuse connections for a while and come back on the same port, as a
 * server does that is started anew.
 */
public final class Listener {
    private static final int BACKLOG = 1024;

    /** Pause after a failed accept (no file handle left, say), so that it does not spin. */
    private static final long AFTER_FAILURE_NANOS = 10_000_000;

    private static final long PATIENCE_MILLIS = 500;

    private final String name;
    private final Consumer<Socket> onConnection;
    private final InetSocketAddress address;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ServerSocket socket;
    private @Nullable Thread accepting;
    private volatile boolean stopped;

    private Listener(String name, InetSocketAddress wanted, Consumer<Socket> onConnection) {
        this.name = name;
        this.onConnection = onConnection;
        var opened = bind(name, wanted);
        this.address = new InetSocketAddress(wanted.getAddress(), opened.getLocalPort());
        accept(opened);
    }

    /**
     * Opens a port and hands each connection to {@code onConnection}, which must not wait.
     *
     * @param name what the port speaks, for messages and thread names: {@code imap}
     * @param port 0 for any free one
     * @throws BindFailure when the port cannot be opened
     */
    public static Listener open(
            String name, InetAddress address, int port, Consumer<Socket> onConnection) {
        return new Listener(name, new InetSocketAddress(address, port), onConnection);
    }

    /** Where it listens; the port is the real one. */
    public InetSocketAddress address() {
        return address;
    }

    /** Closes the port, so that connecting is refused, until {@link #resume()}. */
    public void suspend() {
        lock.lock();
        try {
            close();
        } finally {
            lock.unlock();
        }
    }

    /** Opens the port again after {@link #suspend()}. */
    public void resume() {
        lock.lock();
        try {
            if (socket == null && !stopped) {
                accept(bind(name, address));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes the port for good. Connections that were accepted are not touched. */
    public void stop() {
        stopped = true;
        suspend();
    }

    private void close() {
        var open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // A port that cannot be closed is not one that can be listened on.
            }
        }
        awaitAcceptorsEnd();
    }

    /** While it is inside accept the system still takes connections for the closed port. */
    private void awaitAcceptorsEnd() {
        var acceptor = accepting;
        if (acceptor == null || acceptor == Thread.currentThread()) {
            return;
        }
        try {
            acceptor.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket opened) {
        socket = opened;
        var thread = "postiche-" + name + "-" + opened.getLocalPort();
        accepting = Threads.start(thread, () -> acceptAll(opened));
    }

    private void acceptAll(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                onConnection.accept(opened.accept());
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // No handle, or no thread, is left: others end, and there will be some again.
                if (!opened.isClosed()) {
                    LockSupport.parkNanos(AFTER_FAILURE_NANOS);
                }
            }
        }
    }

    private static ServerSocket bind(String name, InetSocketAddress wanted) {
        ServerSocket opened = null;
        try {
            opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(wanted, BACKLOG);
            return opened;
        } catch (IOException e) {
            if (opened != null) {
                try {
                    opened.close();
                } catch (IOException alsoFailed) {
                    e.addSuppressed(alsoFailed);
                }
            }
            throw new BindFailure(
                    name
                            + ": cannot listen on port "
                            + wanted.getPort()
                            + " of "
                            + wanted.getAddress().getHostAddress()
                            + " ("
                            + e.getMessage()
                            + "); choose another port, or 0 for any free one",
                    e);
        }
    }
}
