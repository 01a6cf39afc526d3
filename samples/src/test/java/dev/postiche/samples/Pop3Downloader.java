package dev.postiche.samples;

import dev.postiche.spec.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small program that fetches all messages and deletes them at the server, in two editions: one
 * with a mistake that is often made, and one without.
 */
final class Pop3Downloader {
    private final Endpoint server;
    private final List<String> stored;
    private final Map<String, String> seen = new LinkedHashMap<>();
    private final boolean careful;

    private Pop3Downloader(Endpoint server, List<String> stored, boolean careful) {
        this.server = server;
        this.stored = stored;
        this.careful = careful;
    }

    /** Stores messages when they are all there and the server has said goodbye. */
    static Pop3Downloader withAMistake(Endpoint server, List<String> stored) {
        return new Pop3Downloader(server, stored, false);
    }

    /** Stores each message before it is deleted, and knows by its unique id what it has. */
    static Pop3Downloader corrected(Endpoint server, List<String> stored) {
        return new Pop3Downloader(server, stored, true);
    }

    void run() throws IOException {
        try (var socket = new Socket(server.host(), server.port())) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            answer(in);
            ask(socket, in, "USER anna");
            ask(socket, in, "PASS secret");
            ask(socket, in, "UIDL");
            var ids = lines(in);
            var fetched = new ArrayList<String>();
            for (var line : ids) {
                var number = line.substring(0, line.indexOf(' '));
                var id = line.substring(line.indexOf(' ') + 1);
                if (!careful || !seen.containsKey(id)) {
                    ask(socket, in, "RETR " + number);
                    var message = String.join("\n", lines(in));
                    if (careful) {
                        seen.put(id, message);
                        stored.add(message);
                    } else {
                        fetched.add(message);
                    }
                }
                ask(socket, in, "DELE " + number);
            }
            ask(socket, in, "QUIT");
            // Here is the mistake: the server has deleted them, and if its answer never comes
            // nobody has them.
            stored.addAll(fetched);
        }
    }

    private static String ask(Socket socket, BufferedReader in, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        return answer(in);
    }

    private static String answer(BufferedReader in) throws IOException {
        var line = in.readLine();
        if (line == null || !line.startsWith("+OK")) {
            throw new IOException("the server said " + line);
        }
        return line;
    }

    private static List<String> lines(BufferedReader in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("the server left in the midst of it");
            }
            lines.add(line.startsWith(".") ? line.substring(1) : line);
        }
        return lines;
    }
}
