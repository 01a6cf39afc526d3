package dev.postiche.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Says what it is told to say, so that the runner can be seen to object. */
final class CannedServer implements ServerUnderTest {

    /** What a reply function answers to have the connection closed. */
    static final String CLOSE = "<close>";

    private final String greeting;
    private final UnaryOperator<String> reply;
    private final ServerSocket listener;
    private final List<Duration> advances = new ArrayList<>();

    /**
     * @param greeting what is sent at once
     * @param reply turns a line of the client into all that is sent back, line ends included
     */
    CannedServer(String greeting, UnaryOperator<String> reply) {
        this.greeting = greeting;
        this.reply = reply;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::accept, "canned-server");
        thread.setDaemon(true);
        thread.start();
    }

    List<Duration> advances() {
        return advances;
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                var thread = new Thread(() -> serve(socket), "canned-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            send(socket, greeting);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var answer = reply.apply(line);
                if (answer.endsWith(CLOSE)) {
                    send(socket, answer.substring(0, answer.length() - CLOSE.length()));
                    return;
                }
                send(socket, answer);
            }
        } catch (IOException e) {
            // The client has left.
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public int port(String protocol) {
        return listener.getLocalPort();
    }

    @Override
    public void advanceClock(Duration by) {
        advances.add(by);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
