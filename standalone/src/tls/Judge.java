import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Connects by TLS as a Java program does, and prints "accepted" or why not. What it trusts is told
 * by -Djavax.net.ssl.trustStore.
 *
 * <p>Usage: java Judge.java PORT tls|imap|pop3, the last word for the protocol that upgrades to
 * TLS.
 */
public final class Judge {

    public static void main(String[] arguments) throws IOException {
        try (var raw = new Socket("127.0.0.1", Integer.parseInt(arguments[0]))) {
            begin(raw, arguments[1]);
            var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (var socket = (SSLSocket) factory.createSocket(raw, "localhost", 1, true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                System.out.println("accepted");
            }
        } catch (SSLException refused) {
            Throwable cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            System.out.println(cause.getMessage().replace('\n', ' '));
        }
    }

    private static void begin(Socket raw, String way) throws IOException {
        if (way.equals("tls")) {
            return;
        }
        var in = new BufferedReader(new InputStreamReader(raw.getInputStream()));
        in.readLine();
        var command = way.equals("imap") ? "a STARTTLS\r\n" : "STLS\r\n";
        raw.getOutputStream().write(command.getBytes());
        in.readLine();
    }
}
