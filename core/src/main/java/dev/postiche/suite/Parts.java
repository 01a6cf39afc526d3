package dev.postiche.suite;

import dev.postiche.MailAccount;
import dev.postiche.MockMailServer;
import dev.postiche.ServerClock;
import dev.postiche.fault.Faults;
import dev.postiche.record.Recording;
import dev.postiche.spec.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What of a server a test can ask for by its type, for frameworks that inject: the server itself,
 * its {@link Faults}, {@link Recording}, {@link ServerClock}, an {@link Endpoint}, a {@link
 * MailAccount}.
 */
public final class Parts {

    private static final Map<Class<?>, BiFunction<MockMailServer, String, Object>> BY_TYPE =
            Map.of(
                    MockMailServer.class, (mail, name) -> mail,
                    Faults.class, (mail, name) -> mail.faults(),
                    Recording.class, (mail, name) -> mail.recording(),
                    ServerClock.class, (mail, name) -> mail.clock(),
                    Endpoint.class, Parts::endpoint,
                    MailAccount.class, Parts::account);

    private Parts() {}

    /** Whether it can be asked for. */
    public static boolean isOne(Class<?> type) {
        return BY_TYPE.containsKey(type);
    }

    /**
     * The part of this type.
     *
     * @param name of the parameter or field that asks, which chooses among several endpoints
     *     ({@code imap}, {@code imaps}, {@code pop3}, {@code pop3s}) or accounts (their users)
     * @throws NoSuchElementException if there is none of that name among several; the message names
     *     those that are
     * @throws IllegalArgumentException if the type is no part
     */
    public static Object of(MockMailServer mail, Class<?> type, String name) {
        if (!isOne(type)) {
            throw new IllegalArgumentException(type.getName() + " is no part of a mail server");
        }
        return BY_TYPE.getOrDefault(type, (all, any) -> all).apply(mail, name);
    }

    private static Object endpoint(MockMailServer mail, String name) {
        return one("endpoints", mail.server().endpoints(), it -> it.uri().getScheme(), name);
    }

    private static Object account(MockMailServer mail, String name) {
        return one("accounts", mail.accounts(), MailAccount::user, name);
    }

    private static <T> T one(String what, List<T> all, Function<T, String> word, String name) {
        return all.stream()
                .filter(it -> all.size() == 1 || word.apply(it).equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "which of the %s %s is \"%s\"? call it by one of these names"
                                                        .formatted(
                                                                what,
                                                                all.stream().map(word).toList(),
                                                                name)
                                                + " (Java keeps names of parameters with"
                                                + " -parameters), or take the MockMailServer"));
    }
}
