package dev.postiche.sasl;

import dev.postiche.spec.TokenVerdict;
import java.util.Map;
import java.util.Optional;

/** One user, {@code anna}, also known by her address, and two tokens. */
record TestCredentials(String password) implements Credentials {
    private static final Map<String, String> NAMES =
            Map.of("anna", "anna", "anna@example.org", "anna", "Ünal,=x", "ünal");

    @Override
    public Optional<String> login(String name, String given) {
        return account(name).filter(account -> given.equals(password));
    }

    @Override
    public Optional<Secret> secret(String name) {
        return account(name).map(account -> new Secret(account, password));
    }

    @Override
    public Optional<String> account(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }

    @Override
    public Optional<String> anonymous() {
        return Optional.empty();
    }

    @Override
    public TokenVerdict token(Optional<String> name, String token) {
        return switch (token) {
            case "good" -> new TokenVerdict.Valid("anna");
            case "old" -> new TokenVerdict.Expired();
            default -> new TokenVerdict.Unknown();
        };
    }
}
