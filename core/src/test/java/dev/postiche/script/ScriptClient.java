package dev.postiche.script;

import dev.postiche.tls.TrustingAll;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
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
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** One client of a script: a raw socket, read by lines with their literals. RFC 3501 §2.2 */
final class ScriptClient implements AutoCloseable {

    /** The server was silent for too long. */
    static final class Silence extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static final Pattern LITERAL = Pattern.compile(".*\\{(\\d+)}", Pattern.DOTALL);
    private static final int CONNECT_MILLIS = 5_000;

    private Socket socket = new Socket();
    private InputStream in;
    private OutputStream out;
    private final boolean imap;
    private boolean wrapped;

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

    /** Puts TLS round the connection; what certificates are good for is not a script's matter. */
    void startTls() {
        try {
            wrapped = true;
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustingAll()}, null);
            var patience = socket.getSoTimeout();
            socket = context.getSocketFactory().createSocket(socket, "localhost", 0, true);
            socket.setSoTimeout(patience);
            ((SSLSocket) socket).startHandshake();
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void startDeflate() {
        wrapped = true;
        in = new BufferedInputStream(new InflaterInputStream(in, new Inflater(true), 1));
        out = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true), true);
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
        } catch (SocketException | EOFException e) {
            // A deflated stream just stops. RFC 4978 §3
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

    /** Says that it will say no more, and returns the next line that comes all the same. */
    Optional<byte[]> lastWords() {
        if (socket.isClosed() || wrapped) {
            return Optional.empty();
        }
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // The server has closed already; what it said is still there to be read.
        }
        return read();
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
