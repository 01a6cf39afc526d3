package dev.postiche.script;

import java.time.Duration;

/** A running server as the scripts need it; nothing else of it is known to them. */
interface ServerUnderTest extends AutoCloseable {

    /** The port of the protocol, "imap" or "pop3", on the loopback address. */
    int port(String protocol);

    void advanceClock(Duration by);

    @Override
    void close();

    /** Starts a fresh server as the script's headers want it. */
    interface Starter {

        ServerUnderTest start(Script script);
    }
}
