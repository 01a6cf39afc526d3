package dev.postiche.fault;

/** Checks of text that goes on the wire as a line. */
final class Lines {
    private Lines() {}

    static void single(String what, String text) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    what + " must be one line; for raw octets there is send");
        }
    }
}
