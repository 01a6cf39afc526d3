package dev.postiche.script;

import dev.postiche.MockMailServer;
import dev.postiche.record.Recording;
import java.time.Duration;

/** The server of this project in this process, started by the public face as a user's test does. */
final class InProcessServerUnderTest implements ServerUnderTest {

    private final MockMailServer server;

    private InProcessServerUnderTest(MockMailServer server) {
        this.server = server;
    }

    static InProcessServerUnderTest start(Script script) {
        var builder = MockMailServer.builder().seed(1).fixture(ScriptFolder.fixture(script));
        script.header("profile").ifPresent(builder::profile);
        script.header("separator").ifPresent(builder::separator);
        script.header("auto-accounts").ifPresent(builder::autoAccounts);
        builder.with(script.headerList("with").toArray(String[]::new));
        builder.without(script.headerList("without").toArray(String[]::new));
        for (var limit : script.headerList("limit")) {
            var nameAndValue = limit.split("=");
            builder.limit(nameAndValue[0], nameAndValue[1]);
        }
        for (var quirk : script.headerList("quirk")) {
            var nameAndValue = quirk.split("=");
            builder.quirk(nameAndValue[0], nameAndValue[1]);
        }
        return new InProcessServerUnderTest(builder.start());
    }

    /** What was said to it. */
    Recording recording() {
        return server.recording();
    }

    @Override
    public int port(String protocol) {
        return (protocol.equals("imap") ? server.imap() : server.pop3()).port();
    }

    @Override
    public void advanceClock(Duration by) {
        server.clock().advance(by);
    }

    @Override
    public void close() {
        server.close();
    }
}
