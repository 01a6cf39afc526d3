package dev.postiche.sasl;

import dev.postiche.sasl.SaslStep.Reason;

/**
 * ANONYMOUS: logs in without saying who one is; offered where an account is set aside for it. RFC
 * 4505.
 */
final class AnonymousMechanism implements SaslMechanism {

    @Override
    public String name() {
        return "ANONYMOUS";
    }

    @Override
    public boolean offered(SaslContext context) {
        return context.credentials().anonymous().isPresent();
    }

    @Override
    public SaslAttempt begin(SaslContext context) {
        // The trace information that a client sends is for logs, never for a decision: RFC 4505 §2
        return trace ->
                context.credentials()
                        .anonymous()
                        .<SaslStep>map(SaslStep.Success::new)
                        .orElse(SaslStep.failure(Reason.CREDENTIALS));
    }
}
