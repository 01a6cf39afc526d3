package dev.postiche.engine;

import java.util.Optional;

/**
 * What is not the same everywhere on one server, found by the account that a login has opened.
 *
 * @param <S> what sessions of a protocol share on one island
 */
@FunctionalInterface
public interface Islands<S> {

    /** There is only the main land. */
    static <S> Islands<S> none() {
        return account -> Optional.empty();
    }

    /** Where this account is at home; empty on the main land. */
    Optional<Home<S>> of(String account);

    /**
     * The home of an account.
     *
     * @param residence the realm, and what the user is called there
     * @param shared what sessions share there
     */
    record Home<S>(Residence residence, S shared) {}
}
