package dev.postiche.engine;

import dev.postiche.message.MessageContent;
import dev.postiche.message.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tiny protocol to try loop, faults and recording with: a command is a tag and a word.
 *
 * <p>ECHO text, BYE, IDLE (until the next line), FETCH n (a literal of n octets), LIST (POP3's
 * form), PUT {n} (a literal of the client), AUTH (a challenge), CRASH, LOGIN user password.
 */
final class EchoConversation implements Conversation {
    private static final byte[] CHALLENGE = "+ challenge\r\n".getBytes(StandardCharsets.US_ASCII);

    final Session session;
    final ConcurrentLinkedQueue<String> news = new ConcurrentLinkedQueue<>();
    final AtomicInteger ends = new AtomicInteger();
    final AtomicInteger executed = new AtomicInteger();
    volatile Optional<String> account = Optional.empty();

    static final class Refused extends Refusal {
        private static final long serialVersionUID = 1L;

        Refused(String text) {
            super(text);
        }
    }

    EchoConversation(Session session) {
        this.session = session;
    }

    void tell(String line) {
        news.add(line);
        session.pushDue();
    }

    @Override
    public void greet(Exchange exchange) {
        exchange.reply().ascii("* OK ready\r\n").status("OK");
    }

    @Override
    public Request next(Exchange exchange) {
        var line = exchange.input().line();
        var words = line.text().split(" ", 3);
        var tag = words[0];
        var command = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
        var rest = words.length > 2 ? words[2] : "";
        exchange.heard(Optional.of(tag), command);
        if (rest.endsWith("}")) {
            boolean waits = !rest.endsWith("+}");
            long size = Long.parseLong(rest.replaceAll("[^0-9]", ""));
            var prompt = (waits ? "+ go\r\n" : "").getBytes(StandardCharsets.US_ASCII);
            rest = new String(exchange.input().literal(size, prompt), StandardCharsets.ISO_8859_1);
            exchange.input().line();
        }
        return new EchoRequest(tag, command, rest, line.isTooLong());
    }

    @Override
    public void refused(Exchange exchange, Request request, Refusal refusal) {
        exchange.reply()
                .beforeTagged()
                .ascii(request.tag().orElse("*") + " BAD " + refusal.getMessage() + "\r\n")
                .status("BAD");
    }

    @Override
    public void answer(Exchange exchange, Optional<String> tag, Words words) {
        var code = words.code().map(c -> "[" + c + "] ").orElse("");
        exchange.reply()
                .ascii(tag.orElse("*") + " " + words.status() + " " + code + words.text() + "\r\n")
                .status(words.status());
    }

    @Override
    public void bye(Exchange exchange, Farewell why, String text) {
        exchange.reply().ascii("* BYE " + text + "\r\n").status("BYE");
    }

    @Override
    public void push(Exchange exchange) {
        for (var line = news.poll(); line != null; line = news.poll()) {
            exchange.reply().ascii("* " + line + "\r\n");
        }
    }

    @Override
    public Duration autologout() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void ended() {
        ends.incrementAndGet();
    }

    @Override
    public Optional<String> account() {
        return account;
    }

    @Override
    public Optional<String> mailbox() {
        return Optional.of("INBOX");
    }

    @Override
    public String state() {
        return "ready";
    }

    /** The content that FETCH n sends: letters in a row. */
    static byte[] letters(int size) {
        var octets = new byte[size];
        for (int i = 0; i < size; i++) {
            octets[i] = (byte) ('a' + i % 26);
        }
        return octets;
    }

    private final class EchoRequest implements Request {
        private final String tag;
        private final String command;
        private final String rest;
        private final boolean tooLong;

        EchoRequest(String tag, String command, String rest, boolean tooLong) {
            this.tag = tag;
            this.command = command;
            this.rest = rest;
            this.tooLong = tooLong;
        }

        @Override
        public Optional<String> tag() {
            return Optional.of(tag);
        }

        @Override
        public String command() {
            return command;
        }

        @Override
        public List<String> mailboxes() {
            return List.of(rest);
        }

        @Override
        public void prepare(Exchange exchange) {
            if (tooLong) {
                throw new Refused("line too long");
            }
            if (command.equals("LOGIN")) {
                int secret = (tag + " LOGIN " + rest).lastIndexOf(' ') + 1;
                exchange.input().secretFrom(secret);
            }
        }

        @Override
        public void execute(Exchange exchange) {
            executed.incrementAndGet();
            var reply = exchange.reply();
            switch (command) {
                case "ECHO" -> reply.ascii("* " + rest + "\r\n");
                case "PUT" -> reply.ascii("* put ").number(rest.length()).crlf();
                case "LOGIN" -> account = Optional.of(rest.split(" ")[0]);
                case "BYE" -> exchange.endAfterwards();
                case "AUTH" -> exchange.input().response(CHALLENGE);
                case "IDLE" -> exchange.idle("+ idling\r\n".getBytes(StandardCharsets.US_ASCII));
                case "FETCH" -> {
                    var content = MessageContent.of(letters(Integer.parseInt(rest)));
                    reply.ascii("* 1 FETCH (BODY[] ").literal(Slice.of(content)).ascii(")\r\n");
                }
                case "LIST" -> {
                    reply.ascii("+OK ").announcedSize(14).crlf().startMultiline();
                    reply.stuffed(Slice.of(MessageContent.ofLatin1("one\r\n.two\r\nend")));
                    reply.finalDot().status("+OK");
                    return;
                }
                case "CRASH" -> throw new IllegalStateException("crashed on purpose");
                case "LACK" -> throw new NoClassDefFoundError("lacking on purpose");
                default -> throw new Refused("unknown command");
            }
            reply.beforeTagged().ascii(tag + " OK done\r\n").status("OK");
        }
    }
}
