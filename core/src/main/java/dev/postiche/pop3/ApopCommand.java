package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import dev.postiche.sasl.Credentials.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** APOP logs in by a digest of the greeting's stamp and the password. RFC 1939 §7. */
record ApopCommand(String name, String digest) implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of("APOP", ApopCommand::parse)
                    .in(Pop3State.AUTHORIZATION)
                    .broughtBy(Pop3Capability.APOP);

    private static ApopCommand parse(Arguments in) {
        var words = in.words(2, "a user name and a digest");
        return new ApopCommand(words.get(0), words.get(1));
    }

    @Override
    public Optional<String> account(Pop3Session session) {
        return Optional.of(name);
    }

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        var secret = session.credentials().secret(name);
        // Also counted for a name that nobody has, so that the time does not tell.
        var right = matches(session.stamp(), secret.map(Secret::password).orElse(""));
        var proven = secret.filter(known -> right).orElseThrow(Login::refused);
        Login.complete(session, exchange, session.credentials().proven(proven));
    }

    private boolean matches(String stamp, String password) {
        try {
            var md5 = MessageDigest.getInstance("MD5"); // RFC 1939 §7 knows no other
            md5.update(stamp.getBytes(StandardCharsets.US_ASCII));
            var expected = md5.digest(password.getBytes(StandardCharsets.UTF_8));
            // The RFC wants lower case; no client was ever helped by being strict about it.
            return HexFormat.of().formatHex(expected).equalsIgnoreCase(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no MD5", e);
        }
    }
}
