package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A client that sends octets and reads lines; every wait has a deadline. */
final class WireClient implements AutoCloseable {

    private static final int DEADLINE_MILLIS = 10_000;

    private final Socket socket;
    private InputStream in;
    private OutputStream out;

    WireClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(DEADLINE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a line. */
    void send(String line) {
        raw(line + "\r\n");
    }

    /** Sends octets, one for each character. */
    void raw(String octets) {
        try {
            out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compresses both directions from here on. RFC 4978 */
    void deflate() {
        in = new InflaterInputStream(in, new Inflater(true));
        deflateOutput();
    }

    /** Compresses what is sent from here on, if it is not compressed yet. */
    void deflateOutput() {
        if (!(out instanceof DeflaterOutputStream)) {
            out = new DeflaterOutputStream(out, new Deflater(1, true), true);
        }
    }

    /** The next line without its CRLF; "closed" at the end. */
    String line() {
        try {
            var line = new ByteArrayOutputStream();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    assertThat(line.size()).isZero();
                    return "closed";
                }
                line.write(octet);
            }
            var text = line.toString(StandardCharsets.ISO_8859_1);
            assertThat(text).endsWith("\r");
            return text.substring(0, text.length() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines up to one that begins so. */
    List<String> until(String beginning) {
        var lines = new ArrayList<String>();
        do {
            lines.add(line());
            assertThat(lines.get(lines.size() - 1)).as("after %s", lines).isNotEqualTo("closed");
        } while (!lines.get(lines.size() - 1).startsWith(beginning));
        return lines;
    }

    /** Sends a command with the tag t and gives all lines of its reply. */
    List<String> command(String command) {
        send("t " + command);
        return until("t ");
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
