package dev.postiche.sasl;

import dev.postiche.sasl.SaslStep.Challenge;
import dev.postiche.sasl.SaslStep.Reason;
import dev.postiche.spec.TokenVerdict;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * XOAUTH2 and OAUTHBEARER: an OAuth access token instead of a password. Both refuse a token by a
 * challenge that holds JSON, to which the client answers before the exchange fails. RFC 7628
 * §3.2.3.
 */
final class BearerMechanism implements SaslMechanism {
    private final String name;
    private final Function<String, Optional<BearerMessage>> grammar;
    private final String refusal;

    private BearerMechanism(
            String name, Function<String, Optional<BearerMessage>> grammar, String refusal) {
        this.name = name;
        this.grammar = grammar;
        this.refusal = refusal;
    }

    /** OAUTHBEARER, RFC 7628 §3. */
    static BearerMechanism oauthBearer() {
        return new BearerMechanism(
                "OAUTHBEARER",
                BearerMessage::oauthBearer,
                "{\"status\":\"invalid_token\",\"scope\":\"mail\"}");
    }

    /** XOAUTH2, as Google and Microsoft document it; its refusal is a status of HTTP. */
    static BearerMechanism xoauth2() {
        return new BearerMechanism(
                "XOAUTH2",
                BearerMessage::xoauth2,
                "{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"https://mail.google.com/\"}");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean plaintext() {
        return true;
    }

    @Override
    public SaslAttempt begin(SaslContext context) {
        return new Attempt(context);
    }

    private final class Attempt implements SaslAttempt {
        private final SaslContext context;
        private @Nullable Reason refused;

        Attempt(SaslContext context) {
            this.context = context;
        }

        @Override
        public SaslStep next(byte[] response) {
            if (refused != null) {
                return SaslStep.failure(refused); // RFC 7628 §3.2.3: whatever the client answers
            }
            var message = grammar.apply(new String(response, StandardCharsets.UTF_8));
            if (message.isEmpty()) {
                return SaslStep.failure(Reason.SYNTAX);
            }
            var verdict = context.credentials().token(message.get().user(), message.get().token());
            if (verdict instanceof TokenVerdict.Valid valid) {
                return new SaslStep.Success(valid.user());
            }
            var reason =
                    verdict instanceof TokenVerdict.Expired ? Reason.EXPIRED : Reason.CREDENTIALS;
            refused = reason;
            return BearerRefusal.challenge(refusal, context.profile())
                    .<SaslStep>map(Challenge::new)
                    .orElseGet(() -> SaslStep.failure(reason));
        }
    }
}
