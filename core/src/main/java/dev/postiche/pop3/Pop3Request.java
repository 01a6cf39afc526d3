package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import dev.postiche.engine.Request;
import dev.postiche.wire.Line;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One command line: the keyword, and the arguments still to be understood. RFC 1939 §3. */
final class Pop3Request implements Request {
    private final Pop3Session session;
    private final Line line;
    private final String keyword;
    private @Nullable Pop3Command command;

    /**
     * A request of one line.
     *
     * @param keyword as it may be shown
     */
    Pop3Request(Pop3Session session, Line line, String keyword) {
        this.session = session;
        this.line = line;
        this.keyword = keyword;
    }

    /** The first word of a line, in upper case. */
    static String keyword(String text) {
        var space = text.indexOf(' ');
        return (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
    }

    @Override
    public Optional<String> tag() {
        return Optional.empty();
    }

    @Override
    public String command() {
        return keyword;
    }

    @Override
    public Optional<String> account() {
        return Optional.ofNullable(command).flatMap(it -> it.account(session));
    }

    @Override
    public void prepare(Exchange exchange) {
        session.begin(keyword);
        checkLine();
        var spec =
                Pop3Commands.find(keyword, session.settings())
                        .orElseThrow(() -> Pop3Refusal.syntax("unknown command"));
        if (!spec.states().contains(session.state())) {
            throw Pop3Refusal.of(
                    "%s is not valid in the %s state".formatted(keyword, session.state().name()));
        }
        command = spec.parser().apply(arguments());
    }

    private Arguments arguments() {
        var text = new String(line.octets(), StandardCharsets.UTF_8); // RFC 6856 §2
        var space = text.indexOf(' ');
        return space < 0
                ? new Arguments(keyword, "", false)
                : new Arguments(keyword, text.substring(space + 1), true);
    }

    private void checkLine() {
        if (line.isTooLong()) {
            throw Pop3Refusal.syntax("line too long");
        }
        if (line.end() == Line.End.BARE_LF) {
            // RFC 1939 §3; a lenient answer here would hide a mistake from the client's author.
            throw Pop3Refusal.syntax("line ends in a bare LF, CRLF is needed");
        }
        for (var octet : line.octets()) {
            if (octet >= 0 && octet < ' ') {
                throw Pop3Refusal.syntax("control character in a command");
            }
        }
    }

    @Override
    public void execute(Exchange exchange) {
        var prepared = command;
        if (prepared == null) {
            throw new IllegalStateException("execute before prepare");
        }
        prepared.execute(session, exchange);
    }
}
