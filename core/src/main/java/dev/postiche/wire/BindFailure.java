package dev.postiche.wire;

/** A port that cannot be opened; the message names port, address and what can be done. */
public final class BindFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BindFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
