package dev.postiche.script;

import dev.postiche.MockMailServer;
import java.time.Duration;

/** A server that somebody else has started, and stops. */
record StartedServer(MockMailServer mail) implements ServerUnderTest {
    @Override
    public int port(String protocol) {
        return protocol.equals("imap") ? mail.imap().port() : mail.pop3().port();
    }

    @Override
    public void advanceClock(Duration by) {
        mail.clock().advance(by);
    }

    @Override
    public void close() {}
}
