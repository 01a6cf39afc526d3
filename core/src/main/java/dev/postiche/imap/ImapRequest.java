package dev.postiche.imap;

import dev.postiche.engine.Exchange;
import dev.postiche.engine.Limit;
import dev.postiche.engine.Refusal;
import dev.postiche.engine.Request;
import dev.postiche.imap.grammar.Bad;
import dev.postiche.imap.grammar.CommandReader;
import dev.postiche.imap.grammar.CommandReader.Gathered;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.quirk.NoRefusalCodes;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.reply.StatusReply;
import dev.postiche.imap.reply.WireText;
import dev.postiche.imap.session.AnyStateCommand;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.ImapCommand;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.NotAuthenticatedCommand;
import dev.postiche.imap.session.NotAuthenticatedSession;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.store.StoreRefusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One command on its way: parsed, run, and answered by exactly one tagged reply.
 *
 * <p>News of the mailbox stand before that reply, with EXPUNGE among them only where the spec of
 * the command allows it. RFC 3501 §2.2.2, §7.
 */
final class ImapRequest implements Request {

    private final Gathered gathered;
    private final ImapSession session;
    private final Optional<CommandSpec> spec;
    private Optional<ImapCommand> command = Optional.empty();
    private Set<String> enables = Set.of();
    private boolean namesNumbers;

    ImapRequest(Gathered gathered, ImapSession session) {
        this.gathered = gathered;
        this.session = session;
        this.spec = session.dialect().command(gathered.name());
    }

    @Override
    public Optional<String> tag() {
        return gathered.tag();
    }

    @Override
    public String command() {
        return gathered.name();
    }

    @Override
    public List<String> mailboxes() {
        var naming = session.naming();
        return command.stream()
                .flatMap(parsed -> parsed.mailboxes().stream())
                .flatMap(name -> naming.fromWire(name).stream())
                .toList();
    }

    @Override
    public Optional<String> account() {
        return command.flatMap(ImapCommand::account);
    }

    @Override
    public void prepare(Exchange exchange) {
        if (gathered.refusal().isPresent()) {
            throw refusal(gathered.refusal().get().text(), gathered.refusal().get().tooBig());
        }
        // Whatever the arguments are. RFC 9586 §3
        requireUids(!isUidForm() && spec.map(CommandSpec::hasUidForm).orElse(false));
        try {
            var in =
                    new ImapParser(
                            gathered.text(),
                            session.dialect().vocabulary(),
                            session.wireForm().isUtf8());
            in.tag();
            in.sp();
            in.commandName();
            command = Optional.of(spec.orElseThrow().parser().apply(in));
            in.end();
            enables = in.enabled();
            namesNumbers = in.namesNumbers();
        } catch (Bad bad) {
            throw BadCommand.because(bad.text());
        }
        requireUids(namesNumbers);
    }

    private void requireUids(boolean usesNumbers) {
        if (usesNumbers && session.newsForm().uidOnly()) {
            throw BadCommand.with(
                    ResponseCode.UIDREQUIRED, "Messages have no numbers after ENABLE UIDONLY");
        }
    }

    /** What is too big for APPEND is so for good, and no fault of grammar. RFC 7889 §4 */
    private Refusal refusal(String text, boolean tooBig) {
        if (!tooBig) {
            return BadCommand.because(text);
        }
        return spec.map(CommandSpec::literalLimit).equals(Optional.of(Limit.APPEND))
                ? No.with(ResponseCode.TOOBIG, text)
                : BadCommand.with(ResponseCode.TOOBIG, text);
    }

    @Override
    public void execute(Exchange exchange) {
        session.begin(exchange);
        var replies = replies(exchange);
        try {
            session.enable(enables, replies);
            session.acts(() -> run(command.orElseThrow(), replies));
        } catch (StoreRefusal refusal) {
            throw StoreRefusals.no(refusal);
        }
        session.tellNews(mayExpunge(), exchange, replies);
        complete(exchange, replies.completion(gathered.name()));
    }

    private void run(ImapCommand parsed, Replies replies) {
        if (parsed instanceof AnyStateCommand any) {
            any.execute(session, replies);
        } else if (parsed instanceof NotAuthenticatedCommand unknown) {
            unknown.execute((NotAuthenticatedSession) session.state(), replies);
        } else if (parsed instanceof AuthenticatedCommand known) {
            known.execute(session.authenticated().orElseThrow(), replies);
        } else if (parsed instanceof SelectedCommand selected) {
            selected.execute(session.selected().orElseThrow(), replies);
        }
    }

    /** Renders what {@link #prepare} or {@link #execute} refused. */
    void refused(Exchange exchange, Refusal refusal) {
        if (gathered.refusal().map(CommandReader.Refused::fatal).orElse(false)) {
            session.end(
                    Optional.of(ResponseCode.TOOBIG),
                    "The literal is too big",
                    exchange,
                    replies(exchange));
        } else if (refusal instanceof No no) {
            session.tellNews(mayExpunge(), exchange, replies(exchange));
            complete(exchange, new StatusReply("NO", no.code(), no.text()));
        } else if (refusal instanceof BadCommand bad) {
            complete(exchange, new StatusReply("BAD", bad.code(), bad.text()));
        }
    }

    private Replies replies(Exchange exchange) {
        return session.replies(exchange, isUidForm());
    }

    private boolean isUidForm() {
        return gathered.name().startsWith("UID ");
    }

    private boolean mayExpunge() {
        // Not in a UID SEARCH that names numbers either. RFC 7162 §3.2.10.2
        return spec.isPresent()
                && spec.get().mayExpunge(isUidForm())
                && !(isUidForm() && namesNumbers);
    }

    /** The reply in the words of the profile. */
    private StatusReply worded(StatusReply own) {
        var texts = session.service().texts();
        var code = own.code().map(ResponseCode::name);
        var text = texts.of(own.status(), gathered.name(), code, this::mark, own.text());
        // A text may bring a response code of its own.
        boolean bringsCode =
                texts.find(own.status(), gathered.name(), code)
                        .filter(written -> written.startsWith("["))
                        .isPresent();
        return new StatusReply(own.status(), bringsCode ? Optional.empty() : own.code(), text);
    }

    private String mark(String name) {
        return switch (name) {
            case "user" -> session.authenticated().map(AuthenticatedSession::user).orElse("");
            case "mailbox" ->
                    session.selected()
                            .map(open -> session.naming().toWire(open.now().name()))
                            .orElse("");
            default -> "";
        };
    }

    private void complete(Exchange exchange, StatusReply own) {
        var line = new WireText().ascii(gathered.tag().orElse("*")).sp();
        var reply = NoRefusalCodes.sent(worded(own), session.service().profile());
        reply.writeTo(line);
        exchange.reply()
                .beforeTagged()
                .octets(line.ascii("\r\n").toByteArray())
                .status(reply.status());
    }
}
