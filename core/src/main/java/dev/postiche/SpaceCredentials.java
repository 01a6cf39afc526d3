package dev.postiche;

import dev.postiche.sasl.Credentials;
import dev.postiche.spec.TokenVerdict;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who may log in to any island of a server: {@code anna} to the main land, {@code anna+NAME} to the
 * space of that name. An exact user name wins.
 *
 * <p>The account that a login opens keeps the name of its space until the session has moved there.
 */
record SpaceCredentials(Installation whole) implements Credentials {

    @Override
    public Optional<String> login(String name, String password) {
        return asked(name, (credentials, user) -> credentials.login(user, password));
    }

    @Override
    public Optional<String> account(String name) {
        return asked(name, Credentials::account);
    }

    /** What a user's own credentials say of an account. */
    private interface Question {
        Optional<String> ask(Credentials credentials, String name);
    }

    private Optional<String> asked(String name, Question question) {
        var located = whole.located(name);
        return located.isEmpty()
                ? question.ask(main(), name)
                : question.ask(located.get().space().credentials(), located.get().loginName())
                        .map(user -> user + located.get().suffix());
    }

    @Override
    public Optional<Secret> secret(String name) {
        var located = whole.located(name);
        return located.isEmpty()
                ? main().secret(name)
                : located.get()
                        .space()
                        .credentials()
                        .secret(located.get().loginName())
                        .map(
                                it ->
                                        new Secret(
                                                it.account() + located.get().suffix(),
                                                it.password()));
    }

    @Override
    public String proven(Secret secret) {
        var located = whole.located(secret.account());
        return located.isEmpty()
                ? main().proven(secret)
                : located.get()
                                .space()
                                .credentials()
                                .proven(new Secret(located.get().loginName(), secret.password()))
                        + located.get().suffix();
    }

    @Override
    public Optional<String> anonymous() {
        return main().anonymous();
    }

    @Override
    public TokenVerdict token(Optional<String> name, String token) {
        var located = name.flatMap(whole::located);
        if (located.isPresent()) {
            var user = located.map(Installation.Located::loginName);
            return named(
                    located.get().space().credentials().token(user, token),
                    valid -> valid + located.get().suffix());
        }
        var verdict = main().token(name, token);
        return name.isEmpty() && verdict instanceof TokenVerdict.Unknown
                ? elsewhere(token).findFirst().orElse(verdict)
                : verdict;
    }

    /** A token that comes without a name leads to whoever has it. */
    private Stream<TokenVerdict> elsewhere(String token) {
        return whole.spaces().stream()
                .map(
                        space ->
                                named(
                                        whole.space(space)
                                                .credentials()
                                                .token(Optional.empty(), token),
                                        user -> user + "+" + space))
                .filter(verdict -> !(verdict instanceof TokenVerdict.Unknown));
    }

    private static TokenVerdict named(TokenVerdict verdict, Function<String, String> name) {
        return verdict instanceof TokenVerdict.Valid valid
                ? TokenVerdict.valid(name.apply(valid.user()))
                : verdict;
    }

    private Credentials main() {
        return whole.main().credentials();
    }
}
