package dev.postiche.wire;

import java.io.IOException;

/** Looks at how many octets leave the socket, those of TLS and compression included. */
public interface RawWatch {

    /** How many of the next octets may go at once, at least 1. */
    long room(long most);

    /** So many have gone. */
    void passed(long count) throws IOException;
}
