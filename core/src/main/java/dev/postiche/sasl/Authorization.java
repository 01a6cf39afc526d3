package dev.postiche.sasl;

import dev.postiche.sasl.SaslStep.Reason;

/** Whether an authenticated client may act for the identity that it names. RFC 4422 §3.4.1. */
final class Authorization {

    private Authorization() {}

    /** Nobody acts for somebody else here: an identity has to lead to the account itself. */
    static SaslStep of(SaslContext context, String account, String identity) {
        var allowed =
                identity.isEmpty()
                        || identity.equals(account)
                        || context.credentials().account(identity).stream()
                                .anyMatch(account::equals);
        return allowed ? new SaslStep.Success(account) : SaslStep.failure(Reason.AUTHORIZATION);
    }
}
