package dev.postiche.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that sends octets no HTTP library would send. */
final class Raw implements AutoCloseable {

    final Socket socket;
    private final InputStream in;

    Raw(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** One request on a connection of its own, and the status it got; 0 if it was cut off. */
    static int status(URI server, String request) {
        return answer(server, request).status();
    }

    static Head answer(URI server, String request) {
        return answer(server, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Head answer(URI server, byte[] request) {
        try (var raw = new Raw(server)) {
            raw.send(request);
            return raw.head();
        } catch (IOException e) {
            return new Head("");
        }
    }

    void send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The status line and the headers of an answer. */
    record Head(String text) {

        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }
    }

    Head head() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            head.write(octet);
        }
        return new Head(head.toString(StandardCharsets.ISO_8859_1));
    }

    /** The next line; empty at the end. */
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
