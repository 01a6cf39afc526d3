package dev.postiche;

import dev.postiche.spec.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that sends and reads lines; a read that takes five seconds fails. */
final class LineClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    private LineClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(5_000);
        in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Connects and reads the greeting. */
    static LineClient connect(Endpoint endpoint) {
        var client = opened(endpoint);
        client.line();
        return client;
    }

    /** Connects; the greeting is still to be read. */
    static LineClient opened(Endpoint endpoint) {
        try {
            return new LineClient(new Socket(endpoint.host(), endpoint.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Logs in by IMAP and selects INBOX. */
    static LineClient inInbox(MockMailServer mail, String user) {
        var client = connect(mail.imap());
        client.command("l LOGIN " + user + " secret");
        client.command("s SELECT INBOX");
        return client;
    }

    /** Logs in by POP3. */
    static LineClient pop3(MockMailServer mail, String user) {
        var client = connect(mail.pop3());
        client.send("USER " + user);
        client.line();
        client.send("PASS secret");
        client.line();
        return client;
    }

    /** As {@link #inInbox}, and idles there. RFC 2177 */
    static LineClient idling(MockMailServer mail, String user) {
        var client = inInbox(mail, user);
        client.send("i IDLE");
        client.line();
        return client;
    }

    void send(String line) {
        try {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line; "(end)" when there is none. */
    String line() {
        try {
            var line = in.readLine();
            return line == null ? "(end)" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an IMAP command and reads all up to its tagged reply. */
    List<String> command(String command) {
        send(command);
        var tag = command.substring(0, command.indexOf(' ') + 1);
        var lines = new ArrayList<String>();
        do {
            lines.add(line());
        } while (!lines.get(lines.size() - 1).startsWith(tag)
                && !lines.get(lines.size() - 1).equals("(end)"));
        return lines;
    }

    /** Sends a POP3 command and reads the first line of its reply. */
    String ask(String command) {
        send(command);
        return line();
    }

    /** Sends a POP3 command and reads the lines behind the first one. */
    List<String> lines(String command) {
        ask(command);
        return rest();
    }

    /** What is left of a reply of many lines. */
    List<String> rest() {
        var lines = new ArrayList<String>();
        for (var line = line(); !line.equals(".") && !line.equals("(end)"); line = line()) {
            lines.add(line);
        }
        return lines;
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
