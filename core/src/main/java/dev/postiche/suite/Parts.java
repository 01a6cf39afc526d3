package dev.postiche.suite;

import dev.postiche.MailAccount;
import dev.postiche.MockMailServer;
import dev.postiche.ServerClock;
import dev.postiche.fault.Faults;
import dev.postiche.record.Recording;
import dev.postiche.spec.Endpoint;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What of a server a test can ask for by its type, for frameworks that inject.
 *
 * <p>Types go by their names, because one of them may be that of a library which is not there.
 */
public final class Parts {

    /**
     * The server itself, its {@link Faults}, {@link Recording}, {@link ServerClock}, an {@link
     * Endpoint}, a {@link MailAccount}.
     */
    public static final Parts OF_A_SERVER =
            new Parts(
                    Map.of(
                            MockMailServer.class.getName(), (mail, name) -> mail,
                            Faults.class.getName(), (mail, name) -> mail.faults(),
                            Recording.class.getName(), (mail, name) -> mail.recording(),
                            ServerClock.class.getName(), (mail, name) -> mail.clock(),
                            Endpoint.class.getName(), Parts::endpoint,
                            MailAccount.class.getName(), Parts::account));

    private final Map<String, BiFunction<MockMailServer, String, Object>> byType;

    private Parts(Map<String, BiFunction<MockMailServer, String, Object>> byType) {
        this.byType = byType;
    }

    /** These and one more. */
    public Parts with(String type, Function<MockMailServer, Object> part) {
        var more = new HashMap<>(byType);
        more.put(type, (mail, name) -> part.apply(mail));
        return new Parts(Map.copyOf(more));
    }

    /** Whether it can be asked for. */
    public boolean has(Class<?> type) {
        return byType.containsKey(type.getName());
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
    public Object of(MockMailServer mail, Class<?> type, String name) {
        return Optional.ofNullable(byType.get(type.getName()))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "nothing of a mail server is a " + type.getName()))
                .apply(mail, name);
    }

    /**
     * Puts the part of its type into a field.
     *
     * @param instance the object whose field it is; empty for a static one
     * @throws IllegalArgumentException if the field cannot hold one, with what to do
     */
    public void set(Field field, Optional<Object> instance, MockMailServer mail) {
        var place = field.getDeclaringClass().getSimpleName() + "." + field.getName();
        if (!has(field.getType())) {
            throw new IllegalArgumentException(
                    place + " has to be a MockMailServer, or something of one");
        }
        if (Modifier.isFinal(field.getModifiers())) {
            throw new IllegalArgumentException(
                    place + " is final and cannot be set: leave final out");
        }
        try {
            field.setAccessible(true);
            field.set(instance.orElse(null), of(mail, field.getType(), field.getName()));
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException(place + " cannot be set: " + refused, refused);
        }
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
