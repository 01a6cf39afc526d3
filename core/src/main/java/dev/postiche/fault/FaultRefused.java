package dev.postiche.fault;

/** A fault that cannot be armed; the message says why and what would be right. */
public final class FaultRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public FaultRefused(String message) {
        super(message);
    }
}
