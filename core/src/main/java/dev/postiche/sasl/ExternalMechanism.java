package dev.postiche.sasl;

import dev.postiche.sasl.SaslStep.Reason;
import java.nio.charset.StandardCharsets;

/** EXTERNAL: the client's TLS certificate has already said who it is. RFC 4422 appendix A. */
final class ExternalMechanism implements SaslMechanism {

    @Override
    public String name() {
        return "EXTERNAL";
    }

    @Override
    public boolean offered(SaslContext context) {
        return context.tls().flatMap(SecureChannel::clientIdentity).isPresent();
    }

    @Override
    public SaslAttempt begin(SaslContext context) {
        return identity ->
                context.tls()
                        .flatMap(SecureChannel::clientIdentity)
                        .flatMap(context.credentials()::account)
                        .map(
                                account ->
                                        Authorization.of(
                                                context,
                                                account,
                                                new String(identity, StandardCharsets.UTF_8)))
                        .orElse(SaslStep.failure(Reason.CREDENTIALS));
    }
}
