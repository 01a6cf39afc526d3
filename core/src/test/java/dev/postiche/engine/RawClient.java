package dev.postiche.engine;

import dev.postiche.spec.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A socket that says what it sees: octets, the end of the stream, a reset. */
final class RawClient implements AutoCloseable {
    static final String END = "<end>";
    static final String RESET = "<reset>";

    final Socket socket;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;

    RawClient(Endpoint endpoint) {
        try {
            socket = new Socket(InetAddress.getByName(endpoint.host()), endpoint.port());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient(Socket socket) {
        this.socket = socket;
    }

    RawClient send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line without its end, or how the stream ended. */
    String line() {
        var text = new StringBuilder();
        for (; ; ) {
            int octet = read();
            if (octet < 0) {
                return text + (octet == -1 ? END : RESET);
            }
            if (octet == '\n') {
                return text.toString().strip();
            }
            text.append((char) octet);
        }
    }

    /** All that comes until the stream ends, with the way it did. */
    String rest() {
        var octets = new ByteArrayOutputStream();
        int octet = read();
        for (; octet >= 0; octet = read()) {
            octets.write(octet);
        }
        return octets.toString(StandardCharsets.ISO_8859_1) + (octet == -1 ? END : RESET);
    }

    /** So many lines with their ends. */
    String lines(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(line()).append("\r\n");
        }
        return text.toString();
    }

    /** So many octets. */
    String octets(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) read());
        }
        return text.toString();
    }

    /** -1 at the end, -2 at a reset. */
    private int read() {
        if (position < limit) {
            return buffer[position++] & 0xFF;
        }
        try {
            position = 0;
            limit = Math.max(0, socket.getInputStream().read(buffer));
            return limit == 0 ? -1 : read();
        } catch (SocketException e) {
            limit = 0;
            return -2;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
