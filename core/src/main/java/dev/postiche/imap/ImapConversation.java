package dev.postiche.imap;

import dev.postiche.engine.Conversation;
import dev.postiche.engine.Exchange;
import dev.postiche.engine.Limit;
import dev.postiche.engine.Refusal;
import dev.postiche.engine.Request;
import dev.postiche.imap.grammar.CommandReader;
import dev.postiche.imap.quirk.ToldCapabilities;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.reply.StatusReply;
import dev.postiche.imap.reply.WireText;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.Progress;
import java.time.Duration;
import java.util.Optional;

/**
 * One IMAP dialogue as the engine drives it: greeting, commands, pushes, farewell.
 *
 * <p>What a command does is in the command; here is only what they all have in common. RFC 3501 §2.
 */
final class ImapConversation implements Conversation {

    private final ImapSession session;
    private final CommandRules rules;
    private final Secrets secrets;

    ImapConversation(ImapSession session) {
        this.session = session;
        this.rules = new CommandRules(session);
        this.secrets = new Secrets(rules, session::isAuthenticated);
    }

    @Override
    public void greet(Exchange exchange) {
        var service = session.service();
        var text = service.profile().imap().greeting().orElse("Postiche ready");
        new Replies(exchange.reply(), false)
                .untagged(new StatusReply("OK", ToldCapabilities.inGreeting(session), text));
        exchange.reply().status("OK");
    }

    @Override
    public Request next(Exchange exchange) {
        var gathered =
                CommandReader.next(
                        exchange.input(),
                        rules,
                        (tag, name) -> exchange.heard(secrets.shown(tag, name), name));
        secrets.mask(gathered, exchange.input());
        return new ImapRequest(secrets.shown(gathered), session);
    }

    @Override
    public void refused(Exchange exchange, Request request, Refusal refusal) {
        if (request instanceof ImapRequest imap) {
            imap.refused(exchange, refusal);
        } else {
            answer(exchange, request.tag(), new Words("BAD", Optional.empty(), "Refused"));
        }
    }

    @Override
    public void answer(Exchange exchange, Optional<String> tag, Words words) {
        var line = new WireText().ascii(tag.orElse("*")).sp();
        new StatusReply(words.status(), words.code().map(ResponseCode::new), words.text())
                .writeTo(line);
        exchange.reply()
                .beforeTagged()
                .octets(line.ascii("\r\n").toByteArray())
                .status(words.status());
    }

    @Override
    public void bye(Exchange exchange, Farewell why, String text) {
        session.bye(why, text, new Replies(exchange.reply(), false));
        exchange.reply().status("BYE");
    }

    @Override
    public void push(Exchange exchange) {
        session.tellAtOnce(exchange);
    }

    @Override
    public void stillWorking(Exchange exchange) {
        session.tellProgress(Progress.unknown(exchange.tag()), exchange);
    }

    @Override
    public Duration autologout() {
        var limits = session.session().limits();
        return limits.time(
                session.isAuthenticated() ? Limit.AUTOLOGOUT : Limit.AUTOLOGOUT_BEFORE_LOGIN);
    }

    @Override
    public void ended() {
        session.loggedOut();
    }

    @Override
    public Optional<String> account() {
        return session.authenticated().map(AuthenticatedSession::user);
    }

    @Override
    public Optional<String> mailbox() {
        return session.selected()
                .flatMap(
                        selected ->
                                selected.store()
                                        .state()
                                        .mailbox(selected.mailbox())
                                        .map(selected.reach()::nameOf));
    }

    @Override
    public String state() {
        return session.isIdle() ? "idle" : session.state().state().toString();
    }
}
