package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.quirk.ToldCapabilities;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.NotAuthenticatedCommand;
import dev.postiche.imap.session.NotAuthenticatedSession;
import dev.postiche.imap.session.State;
import java.util.Optional;

/** LOGIN makes the user known by name and password. RFC 3501 §6.2.3. */
record LoginCommand(String userid, String password) implements NotAuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("LOGIN")
                    .states(State.NOT_AUTHENTICATED)
                    .secretFrom(2)
                    .parser(LoginCommand::parse);

    static LoginCommand parse(ImapParser in) {
        in.sp();
        var userid = in.astring();
        in.sp();
        return new LoginCommand(userid, in.astring());
    }

    @Override
    public Optional<String> account() {
        return Optional.of(userid);
    }

    @Override
    public void execute(NotAuthenticatedSession session, Replies replies) {
        var service = session.imap().service();
        if (service.capabilities().announced(session.imap()).contains("LOGINDISABLED")) {
            // RFC 3501 §7.2.1: NO even if the user name and password are valid.
            throw No.with(ResponseCode.PRIVACYREQUIRED, "LOGIN is disabled on this connection");
        }
        var user =
                service.credentials()
                        .login(userid, password)
                        .orElseThrow(
                                // Which of the two is wrong is not told. RFC 3501 §11.2
                                () ->
                                        No.with(
                                                ResponseCode.AUTHENTICATIONFAILED,
                                                "Authentication failed"));
        session.loggedIn(user);
        ToldCapabilities.atLogin(session.imap(), replies);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LOGIN " + userid;
    }
}
