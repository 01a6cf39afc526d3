package dev.postiche.standalone.imap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.spec.TimeSpan;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * A connection on which commands are sent and answered, one after the other. RFC 9051 §2.2.
 *
 * <p>Every fault of a server becomes one line that names the server and what was asked of it.
 */
final class Connection implements AutoCloseable {

    private static final Consumer<Response> NOTHING = response -> {};

    private final Server server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private ResponseReader responses;
    private int commands;
    private String asked = "the connection";

    /** After a fault nobody knows what the next octet belongs to. */
    private boolean broken;

    private Connection(Server server) throws IOException {
        this.server = server;
        socket = new Socket();
        var address = new InetSocketAddress(server.host(), server.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException("there is no host of this name");
        }
        socket.connect(address, (int) server.timeout().toMillis());
        socket.setSoTimeout((int) server.timeout().toMillis());
        socket.setTcpNoDelay(true);
        in = InputStream.nullInputStream();
        out = OutputStream.nullOutputStream();
        responses = new ResponseReader(in, server.longestMessage());
        try {
            use(server.tls() == Server.Tls.IMPLICIT ? Trust.wrap(socket, server) : socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * @throws ServerFault if that fails
     */
    static Connection to(Server server) {
        try {
            return new Connection(server);
        } catch (IOException e) {
            throw fault(server, "the connection", e);
        }
    }

    private void use(Socket used) throws IOException {
        socket = used;
        in = new BufferedInputStream(used.getInputStream(), 1 << 16);
        out = used.getOutputStream();
        responses = new ResponseReader(in, server.longestMessage());
    }

    /** Goes over to TLS; what came in clear before does not count any more. RFC 9051 §6.2.1 */
    void startTls() {
        command("STARTTLS", NOTHING);
        try {
            if (in.available() > 0) {
                throw fault("it went on in clear after STARTTLS: somebody may sit in between");
            }
            use(Trust.wrap(socket, server));
        } catch (IOException e) {
            throw fault(server, "STARTTLS", e);
        }
    }

    /** What the server says first. */
    Response greeting() {
        var greeting = next();
        if (!greeting.isUntagged() || !greeting.isStatus()) {
            throw fault("this is no IMAP server");
        } else if (greeting.name().equals("BYE") || greeting.name().equals("NO")) {
            throw fault("it refuses: " + greeting.text());
        }
        return greeting;
    }

    /** One of the pieces of a command. */
    sealed interface Piece {

        /** As it is. */
        record Plain(String text) implements Piece {}

        /** As a literal, which takes anything. RFC 9051 §4.3 */
        record Literal(byte[] octets) implements Piece {}
    }

    Response command(String command, Consumer<Response> untagged) {
        return command(List.of(new Piece.Plain(command)), untagged);
    }

    /**
     * Sends a command and hears what is said until it ends.
     *
     * @return what ends it, which is OK
     * @throws ServerFault if it ends otherwise or never
     */
    Response command(List<Piece> pieces, Consumer<Response> untagged) {
        var tag = "c" + ++commands;
        asked = ((Piece.Plain) pieces.get(0)).text().split(" ", 3)[0];
        var line = new StringBuilder(tag).append(' ');
        for (var piece : pieces) {
            if (piece instanceof Piece.Plain plain) {
                line.append(plain.text());
            } else if (piece instanceof Piece.Literal literal) {
                send((line + "{" + literal.octets().length + "}\r\n").getBytes(UTF_8));
                var answer = until(tag, untagged);
                if (!answer.tag().equals("+")) {
                    return ended(answer);
                }
                send(literal.octets());
                line.setLength(0);
            }
        }
        send(line.append("\r\n").toString().getBytes(UTF_8));
        return ended(until(tag, untagged));
    }

    /**
     * AUTHENTICATE with all that the client has to say in one answer. RFC 9051 §6.2.2
     *
     * @param secret in base64
     */
    Response authenticate(String mechanism, String secret, Consumer<Response> untagged) {
        var tag = "c" + ++commands;
        asked = "AUTHENTICATE";
        send((tag + " AUTHENTICATE " + mechanism + "\r\n").getBytes(UTF_8));
        var answer = until(tag, untagged);
        // A second question is about an error, and the answer to it is nothing. RFC 7628 §3.2.3
        for (var said : List.of(secret, "")) {
            if (answer.tag().equals("+")) {
                send((said + "\r\n").getBytes(UTF_8));
                answer = until(tag, untagged);
            }
        }
        return ended(answer);
    }

    private Response ended(Response answer) {
        if (answer.name().equals("OK")) {
            return answer;
        }
        throw ServerFault.refusal(
                "%s: %s failed: %s %s".formatted(server, asked, answer.name(), answer.text()));
    }

    /** Hears all up to the end of the command or to where the server wants to hear more. */
    private Response until(String tag, Consumer<Response> untagged) {
        while (true) {
            var response = next();
            if (!response.isUntagged()) {
                if (!response.tag().equals(tag) && !response.tag().equals("+")) {
                    throw fault("it answered " + response.tag() + " where nobody had asked");
                }
                return response;
            }
            // RFC 9051 §7.1.5
            if (response.name().equals("BYE") && !asked.equals("LOGOUT")) {
                throw fault("it ended the connection: " + response.text());
            }
            try {
                untagged.accept(response);
            } catch (RuntimeException e) {
                broken = true;
                throw e;
            }
        }
    }

    /** Whether commands can still be sent. */
    boolean isUsable() {
        return !broken;
    }

    private Response next() {
        try {
            return responses.next();
        } catch (IOException e) {
            broken = true;
            throw fault(server, asked, e);
        } catch (ServerFault noImap) {
            broken = true;
            throw fault(String.valueOf(noImap.getMessage()));
        }
    }

    private void send(byte[] octets) {
        try {
            out.write(octets);
            out.flush();
        } catch (IOException e) {
            broken = true;
            throw fault(server, asked, e);
        }
    }

    private ServerFault fault(String what) {
        broken = true;
        return ServerFault.of(server + ": at " + asked + ", " + what);
    }

    private static ServerFault fault(Server server, String asked, IOException e) {
        var what =
                e instanceof SocketTimeoutException
                        ? "it said nothing for " + TimeSpan.format(server.timeout())
                        : e instanceof EOFException
                                ? "it closed the connection"
                                : e instanceof SSLException
                                        ? "TLS failed: " + e.getMessage() + advice(e)
                                        : String.valueOf(e.getMessage());
        return ServerFault.of(server + ": at " + asked + ", " + what);
    }

    private static String advice(IOException e) {
        var text = String.valueOf(e.getMessage());
        if (text.contains("certification path") || text.contains("No subject alternative")) {
            return "; --trust FILE names an authority to trust, --insecure trusts anybody";
        }
        return text.contains("plaintext connection") || text.contains("Unsupported or unrec")
                ? "; this port may want --tls starttls or --tls none"
                : "";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is over anyway.
        }
    }
}
