package dev.postiche.script;

import java.nio.charset.StandardCharsets;

/** What was said so far, for the message of a failure. */
final class Dialogue {

    private static final int LONGEST = 2_000;

    private final StringBuilder text = new StringBuilder();

    void client(String name, byte[] octets) {
        add(name, "C", shown(octets).stripTrailing());
    }

    void server(String name, byte[] octets) {
        add(name, "S", shown(octets));
    }

    void note(String name, String side, String what) {
        add(name, side, what);
    }

    private void add(String name, String side, String what) {
        text.append("    ").append(name).append(' ').append(side).append(": ");
        text.append(what.replace("\n", "\n        ")).append('\n');
    }

    static String shown(byte[] octets) {
        var all = new String(octets, StandardCharsets.UTF_8).replace("\r\n", "\n");
        return all.length() <= LONGEST
                ? all
                : all.substring(0, LONGEST) + "… (" + octets.length + " octets)";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
