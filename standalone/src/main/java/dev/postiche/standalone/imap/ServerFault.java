package dev.postiche.standalone.imap;

/** A server that refuses, falls silent, or does not speak IMAP; the message is one line. */
public final class ServerFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 300;

    private final boolean refusal;

    private ServerFault(String message, boolean refusal) {
        super(message);
        this.refusal = refusal;
    }

    static ServerFault of(String message) {
        return new ServerFault(oneLine(message), false);
    }

    /** It answered NO or BAD, and the conversation can go on. */
    static ServerFault refusal(String message) {
        return new ServerFault(oneLine(message), true);
    }

    /** Whether only the one command failed. */
    public boolean isRefusal() {
        return refusal;
    }

    /** One line. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** A server may say anything, and a terminal obeys much of it. */
    private static String oneLine(String text) {
        var line = text.replaceAll("\\p{Cc}+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
    }
}
