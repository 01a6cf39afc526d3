package dev.postiche;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postiche.spec.Endpoint;
import dev.postiche.tls.TrustingAll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** A socket, in clear or by TLS with any certificate, that tells how a stream ended. */
final class MatrixClient implements AutoCloseable {
    private final Socket raw;
    private Socket socket;
    private String end = "";

    MatrixClient(Endpoint endpoint) throws IOException {
        raw = new Socket(endpoint.host(), endpoint.port());
        raw.setSoTimeout(10_000);
        socket = raw;
    }

    /** It waits no longer than that for anything to come. */
    void within(int millis) throws IOException {
        raw.setSoTimeout(millis);
    }

    void secureIf(boolean wanted) throws IOException {
        if (wanted) {
            try {
                var context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {new TrustingAll()}, null);
                var secure =
                        (SSLSocket)
                                context.getSocketFactory()
                                        .createSocket(raw, "localhost", raw.getPort(), true);
                socket = secure;
                secure.startHandshake();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The stream has ended before anything could be said. */
    void ended(IOException how) {
        end = isReset(how) ? "<reset>" : "<end>";
    }

    void unlessEnded(Runnable action) {
        if (end.isEmpty()) {
            action.run();
        }
    }

    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // How the stream ended is seen where it is read.
        }
    }

    String line() {
        var line = new StringBuilder();
        for (int octet = read(); octet != '\n'; octet = read()) {
            if (octet < 0) {
                return line + end;
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    String octets(int count) {
        var octets = new StringBuilder();
        for (int i = 0; i < count; i++) {
            octets.append((char) read());
        }
        return octets.toString();
    }

    /** All up to the end, what differs from run to run left out, and how the stream ended. */
    String rest() {
        var all = new ByteArrayOutputStream();
        for (int octet = read(); octet >= 0; octet = read()) {
            all.write(octet);
        }
        return all.toString(ISO_8859_1)
                        .replaceAll("<[0-9.]+@[a-z0-9]+>", "")
                        // Mod-sequences go on rising when mail is restored.
                        .replaceAll("HIGHESTMODSEQ [0-9]+", "HIGHESTMODSEQ")
                + end;
    }

    private int read() {
        if (!end.isEmpty()) {
            return -1;
        }
        try {
            int octet = socket.getInputStream().read();
            end = octet < 0 ? "<end>" : "";
            return octet;
        } catch (IOException e) {
            ended(e);
            return -1;
        }
    }

    private static boolean isReset(IOException e) {
        return e instanceof SocketException
                || e.getCause() instanceof SocketException
                || String.valueOf(e.getMessage()).contains("reset");
    }

    boolean certificateHasExpired() {
        try {
            var shown = ((SSLSocket) socket).getSession().getPeerCertificates()[0];
            ((X509Certificate) shown).checkValidity();
            return false;
        } catch (CertificateExpiredException e) {
            return true;
        } catch (CertificateNotYetValidException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
