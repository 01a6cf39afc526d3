package dev.postiche.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postiche.spec.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A raw POP3 client: says lines, hears lines, and waits for none longer than ten seconds. */
final class Pop3Client implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final String greeting;

    Pop3Client(Endpoint endpoint) throws IOException {
        this(new Socket(endpoint.host(), endpoint.port()));
    }

    private Pop3Client(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        this.in = socket.getInputStream();
        this.greeting = hear();
    }

    String greeting() {
        return greeting;
    }

    /** Says a line and gives the first line of the reply. */
    String ask(String line) throws IOException {
        say(line + "\r\n");
        return hear();
    }

    /** Says a line and gives the lines of a multi-line reply, still byte-stuffed. */
    List<String> askLines(String line) throws IOException {
        var status = ask(line);
        if (!status.startsWith("+OK")) {
            throw new IOException(line + " was answered by " + status);
        }
        var lines = new ArrayList<String>();
        for (var heard = hear(); !heard.equals("."); heard = hear()) {
            lines.add(heard);
        }
        return lines;
    }

    void say(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The next line without its CRLF; {@code <end>} when the server has closed. */
    String hear() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return "<end>";
            }
            line.write(octet);
        }
        var text = line.toString(ISO_8859_1);
        if (!text.endsWith("\r")) {
            throw new IOException("a line without CR: " + text);
        }
        return text.substring(0, text.length() - 1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
