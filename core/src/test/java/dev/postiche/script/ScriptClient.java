package dev.postiche.script;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** One client of a script: a raw socket, read by lines with their literals. RFC 3501 §2.2 */
final class ScriptClient implements AutoCloseable {

    /** The server was silent for too long. */
    static final class Silence extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static final Pattern LITERAL = Pattern.compile(".*\\{(\\d+)}", Pattern.DOTALL);
    private static final int CONNECT_MILLIS = 5_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final boolean imap;

    ScriptClient(int port, boolean imap, Duration patience) {
        this.imap = imap;
        try {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isImap() {
        return imap;
    }

    /** Sends; a server that has closed already is noticed when its last words have been read. */
    void send(byte[] octets) {
        try {
            out.write(octets);
            out.flush();
        } catch (SocketException e) {
            // What the server said before it left is still there to be read.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line with its literals and without its CRLF; empty if the server has closed. */
    Optional<byte[]> read() {
        var reply = new ByteArrayOutputStream();
        try {
            while (true) {
                if (!readLine(reply)) {
                    return Optional.empty();
                }
                var text = reply.toString(StandardCharsets.ISO_8859_1);
                var literal = LITERAL.matcher(text);
                if (!imap || !literal.matches() || !ImapReplyReader.mayHaveLiteral(text)) {
                    return Optional.of(reply.toByteArray());
                }
                reply.write('\r');
                reply.write('\n');
                reply.write(in.readNBytes(Integer.parseInt(literal.group(1))));
            }
        } catch (SocketTimeoutException e) {
            throw new Silence();
        } catch (SocketException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean readLine(ByteArrayOutputStream target) throws IOException {
        for (var c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                throw new ImapReplyReader.Malformed("a bare LF in " + target);
            }
            if (c == '\r') {
                var next = in.read();
                if (next != '\n') {
                    throw new ImapReplyReader.Malformed("a bare CR in " + target);
                }
                return true;
            }
            target.write(c);
        }
        return false;
    }

    /** Octets that came and that nobody has read. */
    int unread() {
        try {
            return socket.isClosed() ? 0 : in.available();
        } catch (IOException e) {
            return 0;
        }
    }

    void leave(boolean reset) {
        try {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        leave(false);
    }
}
