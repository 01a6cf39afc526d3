package dev.postiche.sasl;

import dev.postiche.sasl.SaslStep.Challenge;
import dev.postiche.sasl.SaslStep.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * LOGIN: asks for the name, then for the password. Never standardised, but what many clients try
 * first; the prompts are those of draft-murchison-sasl-login §2, which some clients compare.
 */
final class LoginMechanism implements SaslMechanism {
    private static final byte[] USERNAME = "Username:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PASSWORD = "Password:".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "LOGIN";
    }

    @Override
    public boolean plaintext() {
        return true;
    }

    @Override
    public boolean clientFirst() {
        return false;
    }

    /** The name: Outlook and curl send it so, and no standard says that they must not. */
    @Override
    public boolean takesInitialResponse() {
        return true;
    }

    @Override
    public SaslAttempt begin(SaslContext context) {
        return new Attempt(context);
    }

    private static final class Attempt implements SaslAttempt {
        private final SaslContext context;
        private boolean asked;
        private @Nullable String name;

        Attempt(SaslContext context) {
            this.context = context;
        }

        @Override
        public SaslStep next(byte[] response) {
            if (!asked && response.length == 0) {
                asked = true;
                return new Challenge(USERNAME);
            }
            var text = new String(response, StandardCharsets.UTF_8);
            if (name == null) {
                asked = true;
                name = text;
                return new Challenge(PASSWORD);
            }
            return context.credentials()
                    .login(name, text)
                    .<SaslStep>map(SaslStep.Success::new)
                    .orElse(SaslStep.failure(Reason.CREDENTIALS));
        }
    }
}
