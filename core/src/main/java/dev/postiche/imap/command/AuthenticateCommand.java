package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.quirk.ToldCapabilities;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.NotAuthenticatedCommand;
import dev.postiche.imap.session.NotAuthenticatedSession;
import dev.postiche.imap.session.State;
import dev.postiche.sasl.SaslDialogue;
import dev.postiche.sasl.SaslDialogue.Outcome;
import dev.postiche.sasl.SaslMechanism;
import dev.postiche.sasl.SaslMechanisms;
import dev.postiche.sasl.SaslStep;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** AUTHENTICATE makes the user known by a SASL mechanism. RFC 3501 §6.2.2, RFC 4959. */
record AuthenticateCommand(String mechanism, Optional<String> initialResponse)
        implements NotAuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("AUTHENTICATE")
                    .states(State.NOT_AUTHENTICATED)
                    .secretFrom(2)
                    .parser(AuthenticateCommand::parse);

    static AuthenticateCommand parse(ImapParser in) {
        in.sp();
        var mechanism = in.atom().toUpperCase(Locale.ROOT);
        return new AuthenticateCommand(
                mechanism, in.trySp() ? Optional.of(in.base64()) : Optional.empty());
    }

    @Override
    public void execute(NotAuthenticatedSession session, Replies replies) {
        var capabilities = session.imap().service().capabilities();
        if (initialResponse.isPresent() && !capabilities.has("SASL-IR")) {
            throw BadCommand.because("An initial response is not supported");
        }
        var outcome =
                SaslDialogue.run(
                        offered(session),
                        session.saslContext(),
                        initialResponse,
                        challenge -> ask(session, challenge));
        session.loggedIn(accountOf(outcome));
        ToldCapabilities.atLogin(session.imap(), replies);
    }

    private SaslMechanism offered(NotAuthenticatedSession session) {
        var announced = session.imap().service().capabilities().announced(session.imap());
        var offered =
                SaslMechanisms.named(mechanism)
                        .filter(each -> announced.contains("AUTH=" + each.name()))
                        .orElseThrow(() -> No.because("Unsupported authentication mechanism"));
        if (initialResponse.isPresent() && !offered.takesInitialResponse()) {
            throw BadCommand.because(mechanism + " has no initial response"); // RFC 4959 §3
        }
        return offered;
    }

    private static String ask(NotAuthenticatedSession session, String challenge) {
        var line = ("+ " + challenge + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return session.imap().exchange().input().response(line).text();
    }

    private static String accountOf(Outcome outcome) {
        if (outcome instanceof Outcome.LoggedIn loggedIn) {
            return loggedIn.account();
        } else if (outcome instanceof Outcome.Refused refused) {
            throw no(refused.reason());
        } else if (outcome instanceof Outcome.Cancelled) {
            throw BadCommand.because("Authentication cancelled"); // RFC 3501 §6.2.2
        }
        throw BadCommand.because("The response is not base64");
    }

    private static No no(SaslStep.Reason reason) {
        return switch (reason) {
            case AUTHORIZATION ->
                    No.with(ResponseCode.AUTHORIZATIONFAILED, "No such authorization identity");
            case EXPIRED -> No.with(ResponseCode.EXPIRED, "The credentials are no longer valid");
            case CREDENTIALS, SYNTAX ->
                    No.with(ResponseCode.AUTHENTICATIONFAILED, "Authentication failed");
        };
    }

    /** Without the response. */
    @Override
    public String toString() {
        return "AUTHENTICATE " + mechanism;
    }
}
