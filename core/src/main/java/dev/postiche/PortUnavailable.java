package dev.postiche;

/** A port that the machine does not give; the message names port, address and what can be done. */
public final class PortUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PortUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
