package dev.postiche.sasl;

import dev.postiche.sasl.SaslStep.Reason;
import java.nio.charset.StandardCharsets;

/** PLAIN: authorization identity, login name and password in the clear. RFC 4616. */
final class PlainMechanism implements SaslMechanism {

    @Override
    public String name() {
        return "PLAIN";
    }

    @Override
    public boolean plaintext() {
        return true;
    }

    @Override
    public SaslAttempt begin(SaslContext context) {
        return response -> {
            // RFC 4616 §2: message = [authzid] UTF8NUL authcid UTF8NUL passwd
            var parts = new String(response, StandardCharsets.UTF_8).split("\0", -1);
            if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
                return SaslStep.failure(Reason.SYNTAX);
            }
            return context.credentials()
                    .login(parts[1], parts[2])
                    .map(account -> Authorization.of(context, account, parts[0]))
                    .orElse(SaslStep.failure(Reason.CREDENTIALS));
        };
    }
}
