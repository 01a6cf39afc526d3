package dev.postiche.wire;

/** The ways in which a server can leave its client, as the client's socket sees them. */
public enum Closing {
    /** All that was written arrives, then the end of the stream; under TLS after a close_notify. */
    FIN,
    /** All that was written arrives, then "connection reset". */
    RESET,
    /** This side says no more but goes on reading until the client leaves. */
    HALF,
    /** Under TLS the end of the stream without a close_notify (RFC 8446 §6.1); else like FIN. */
    NO_CLOSE_NOTIFY
}
