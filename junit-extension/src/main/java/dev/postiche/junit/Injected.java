package dev.postiche.junit;

import dev.postiche.MailAccount;
import dev.postiche.MockMailServer;
import dev.postiche.ServerClock;
import dev.postiche.fault.Faults;
import dev.postiche.record.Recording;
import dev.postiche.spec.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What of a server can be asked for, by its type. */
final class Injected {

    private static final Map<Class<?>, Function<MockMailServer, Object>> PLAIN =
            Map.of(
                    MockMailServer.class, mail -> mail,
                    Faults.class, MockMailServer::faults,
                    Recording.class, MockMailServer::recording,
                    ServerClock.class, MockMailServer::clock);

    private static final String SESSION = "jakarta.mail.Session";

    private Injected() {}

    static boolean knows(Class<?> type) {
        return PLAIN.containsKey(type)
                || type == Endpoint.class
                || type == MailAccount.class
                || type.getName().equals(SESSION);
    }

    /**
     * The value for a parameter or field.
     *
     * @param name of the parameter or field, which chooses among several
     */
    static Object of(Class<?> type, String name, MockMailServer mail) {
        if (type == Endpoint.class) {
            return choice(mail.server().endpoints(), Injected::word, name, "endpoints");
        }
        if (type == MailAccount.class) {
            return choice(mail.accounts(), MailAccount::user, name, "accounts");
        }
        return PLAIN.getOrDefault(type, MailSessions::of).apply(mail);
    }

    private static String word(Endpoint endpoint) {
        return endpoint.protocol().name().toLowerCase(Locale.ROOT) + (endpoint.tls() ? "s" : "");
    }

    private static <T> T choice(List<T> all, Function<T, String> word, String name, String what) {
        return all.stream()
                .filter(it -> all.size() == 1 || word.apply(it).equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterResolutionException(
                                        "which of the %s %s is \"%s\"? call it by one of these names"
                                                        .formatted(
                                                                what,
                                                                all.stream().map(word).toList(),
                                                                name)
                                                + " (and compile with -parameters), or take the"
                                                + " MockMailServer"));
    }
}
