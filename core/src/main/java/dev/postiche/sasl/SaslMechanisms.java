package dev.postiche.sasl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every mechanism there is, strongest first, which is the order in which they are announced. */
public final class SaslMechanisms {
    private static final List<SaslMechanism> ALL =
            List.of(
                    new ScramMechanism(ScramMechanism.Hash.SHA_256, true),
                    new ScramMechanism(ScramMechanism.Hash.SHA_1, true),
                    new ScramMechanism(ScramMechanism.Hash.SHA_256, false),
                    new ScramMechanism(ScramMechanism.Hash.SHA_1, false),
                    new ExternalMechanism(),
                    BearerMechanism.oauthBearer(),
                    BearerMechanism.xoauth2(),
                    new CramMd5Mechanism(),
                    new PlainMechanism(),
                    new LoginMechanism(),
                    new AnonymousMechanism());

    private SaslMechanisms() {}

    public static List<SaslMechanism> all() {
        return ALL;
    }

    /** The mechanism of this name, in whatever case. */
    public static Optional<SaslMechanism> named(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return ALL.stream().filter(mechanism -> mechanism.name().equals(upper)).findFirst();
    }
}
