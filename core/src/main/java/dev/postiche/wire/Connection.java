package dev.postiche.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: its two streams, the layers over them, and the ways to end it.
 *
 * <p>It keeps the raw socket under TLS, because only closing that one resets.
 */
public final class Connection {
    /** So long a closing server reads on, lest what comes meanwhile turns its FIN into a reset. */
    private static final int LINGER_MILLIS = 100;

    private final Socket raw;
    private final InetSocketAddress remote;
    private final WireInput input;
    private final WireOutput output;
    private final RawOutput rawOutput;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile @Nullable SSLSocket tls;
    private volatile boolean compressed;

    public Connection(Socket raw) throws IOException {
        this.raw = raw;
        raw.setTcpNoDelay(true);
        this.remote = (InetSocketAddress) raw.getRemoteSocketAddress();
        this.input = new WireInput(raw.getInputStream(), closed::get);
        this.rawOutput = new RawOutput(raw.getOutputStream(), this::endsWithin);
        this.output = new WireOutput(rawOutput, closed::get);
    }

    public InetSocketAddress remote() {
        return remote;
    }

    public WireInput input() {
        return input;
    }

    public WireOutput output() {
        return output;
    }

    /** The TLS session, when the handshake is done. */
    public Optional<SSLSession> tls() {
        return Optional.ofNullable(tls).map(SSLSocket::getSession);
    }

    public boolean isCompressed() {
        return compressed;
    }

    public boolean isClosed() {
        return closed.get();
    }

    /** Waits so long, but no longer than it is open; whether it was closed meanwhile. */
    public boolean endsWithin(Duration time) {
        return within(ended, time);
    }

    private boolean isGoneWithin(Duration time) {
        return within(gone, time);
    }

    private static boolean within(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts a session; who does ends it.
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** From here on octets leave the socket so, those of TLS included. */
    public void shape(RawShape shape) {
        rawOutput.shape(shape);
    }

    /** From here on octets that leave the socket are counted, those of TLS included. */
    public void watch(RawWatch watch) {
        rawOutput.watch(watch);
    }

    /** Sends octets below TLS and compression, before anything that is still to be flushed. */
    public void sendRaw(byte[] octets) {
        try {
            rawOutput.aside(octets);
        } catch (IOException e) {
            throw ConnectionEnded.of(e, closed.get());
        }
    }

    /** Reads and forgets what comes to the socket until the client leaves. */
    public void forgetRaw() {
        try {
            drainInput(0);
        } catch (IOException e) {
            // It has left.
        }
    }

    /** Ends the connection at the socket itself; what is still to be flushed is never sent. */
    public void cut(Closing how) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        ended.countDown();
        try {
            if (how == Closing.RESET) {
                reset();
            } else {
                raw.shutdownOutput();
                drainInput(how == Closing.HALF ? 0 : LINGER_MILLIS);
            }
        } catch (IOException e) {
            // The client was faster.
        } finally {
            closeRaw();
        }
    }

    /** Begins TLS as the server. What the client sent in clear before is forgotten. */
    public void secure(TlsUpgrade upgrade) {
        try {
            output.flush();
            input.discard();
            var over =
                    upgrade.over(new ShapedSocket(raw, rawOutput), InputStream.nullInputStream());
            over.startHandshake();
            input.through(plain -> over.getInputStream());
            output.through(plain -> over.getOutputStream());
            tls = over;
        } catch (IOException e) {
            throw ConnectionEnded.of(e, closed.get());
        }
    }

    /** Begins to compress both directions with DEFLATE. RFC 4978 §3. */
    public void compress() {
        try {
            // Neither direction has a zlib header. RFC 4978 §3
            input.through(in -> new InflaterInputStream(in, new Inflater(true)));
            output.through(
                    out ->
                            new DeflaterOutputStream(
                                    out, new Deflater(Deflater.BEST_SPEED, true), true));
            compressed = true;
        } catch (IOException e) {
            throw ConnectionEnded.of(e, closed.get());
        }
    }

    /**
     * Ends the connection by the thread that owns its output, which need not be the one that reads.
     * The first call decides, further ones do nothing.
     */
    public void close(Closing how) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        ended.countDown();
        try {
            // What was to be sent before the end goes out at its pace.
            rawOutput.finish(this::isGoneWithin);
            output.flush();
            switch (how) {
                case RESET -> reset();
                case FIN -> finish(true);
                case NO_CLOSE_NOTIFY -> finish(false);
                case HALF -> {
                    endOutput(true);
                    drainInput(0);
                }
            }
        } catch (IOException | ConnectionEnded e) {
            // The client was faster; nothing is left to say to it.
        } finally {
            closeRaw();
        }
    }

    /** Closes the socket at once, whoever reads or writes. */
    public void abort() {
        closed.set(true);
        ended.countDown();
        closeRaw();
    }

    private void reset() throws IOException {
        TransmitQueue.awaitEmpty(raw);
        raw.setSoLinger(true, 0);
    }

    private void finish(boolean closeNotify) throws IOException {
        boolean somebodyReads = input.isReading();
        endOutput(closeNotify);
        if (!somebodyReads) {
            drainInput(LINGER_MILLIS);
        }
    }

    private void endOutput(boolean closeNotify) throws IOException {
        var over = tls;
        if (over != null && closeNotify) {
            over.shutdownOutput();
        }
        raw.shutdownOutput();
    }

    /** Reads and forgets until the client leaves, or for so long; 0 is without end. */
    private void drainInput(int millis) throws IOException {
        long deadline = System.nanoTime() + millis * 1_000_000L;
        var in = raw.getInputStream();
        var sink = new byte[8192];
        int count;
        do {
            if (millis > 0) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                raw.setSoTimeout((int) left);
            }
            count = in.read(sink);
        } while (count >= 0);
    }

    private void closeRaw() {
        gone.countDown();
        try {
            raw.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
