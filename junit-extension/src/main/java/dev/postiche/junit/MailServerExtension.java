package dev.postiche.junit;

import dev.postiche.MailProperties;
import dev.postiche.Mishap;
import dev.postiche.MockMailServer;
import dev.postiche.MockMailServerBuilder;
import dev.postiche.suite.Parts;
import dev.postiche.suite.Scope;
import dev.postiche.suite.TestServer;
import jakarta.mail.Session;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * What {@link MailServer} does; and with {@code @RegisterExtension} what an annotation cannot say.
 *
 * <p>All that changes lies in JUnit's store, because JUnit may use one instance for many classes at
 * a time.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MailServerExtension MAIL =
 *         MailServerExtension.of(builder -> builder.account("anna", "secret").tls());
 * }</pre>
 */
public final class MailServerExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {

    private static final String SESSION = "jakarta.mail.Session";

    private final Optional<Consumer<MockMailServerBuilder>> settings;
    private final String name;
    private final Set<Mishap> failOn;

    /** For {@link MailServer}, and for tests that take it from there. */
    public MailServerExtension() {
        this(Optional.empty(), "", Set.of());
    }

    private MailServerExtension(
            Optional<Consumer<MockMailServerBuilder>> settings, String name, Set<Mishap> failOn) {
        this.settings = settings;
        this.name = name;
        this.failOn = failOn;
    }

    /**
     * A server by a builder: in a static field one for the class, in another one for each test.
     *
     * @param settings all that a server can be told before its start
     */
    public static MailServerExtension of(Consumer<MockMailServerBuilder> settings) {
        return of("", settings);
    }

    /** One of several; {@code @MailServer(name = "old")} at a parameter chooses that. */
    public static MailServerExtension of(String name, Consumer<MockMailServerBuilder> settings) {
        return new MailServerExtension(Optional.of(settings), name, Set.of(Mishap.SERVER_ERROR));
    }

    /** The same, and these make a test fail by themselves. */
    public MailServerExtension failOn(Mishap... mishaps) {
        return new MailServerExtension(settings, name, Set.of(mishaps));
    }

    /** The server of a test, for extensions beside this one; of several, that without a name. */
    public static Optional<MockMailServer> serverOf(ExtensionContext test) {
        var scope = Scopes.at(test);
        return Stream.concat(Stream.of(""), scope.names().stream())
                .flatMap(it -> scope.server(it).stream())
                .map(TestServer::mail)
                .findFirst();
    }

    /** The scope if this is the extension that acts there, for JUnit may have several of them. */
    private Optional<Scope> ledBy(ExtensionContext context) {
        var scope = Scopes.at(context);
        var store = context.getStore(Scopes.NAMESPACE);
        settings.ifPresent(it -> store.getOrComputeIfAbsent(this, self -> add(scope, it)));
        var leader = store.getOrComputeIfAbsent("leads " + context.getUniqueId(), key -> this);
        return Optional.of(scope).filter(it -> leader == this);
    }

    private TestServer add(Scope scope, Consumer<MockMailServerBuilder> told) {
        var server =
                TestServer.of(
                        () -> {
                            var builder = MockMailServer.builder();
                            told.accept(builder);
                            return builder;
                        },
                        failOn);
        scope.add(name, server, false);
        return server;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var type = context.getRequiredTestClass();
        Misuse.refuseWhereNothingRuns(type);
        ledBy(context)
                .ifPresent(
                        scope -> {
                            scope.beginGroup();
                            inject(context, scope, type, Optional.empty());
                        });
    }

    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext factory, ExtensionContext context) {
        // An instance that lives as long as its class is made before @BeforeAll, outside any test.
        if (!isPerClass(context) && factory.getOuterInstance().isEmpty()) {
            ledBy(context).ifPresent(Scope::prepareTest);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ledBy(context)
                .ifPresent(
                        scope -> {
                            scope.beginTest();
                            for (var it : context.getRequiredTestInstances().getAllInstances()) {
                                inject(context, scope, it.getClass(), Optional.of(it));
                            }
                        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ledBy(context)
                .ifPresent(
                        scope -> {
                            var mishaps = scope.endTest();
                            report(context, scope, !mishaps.isEmpty());
                            if (!mishaps.isEmpty()) {
                                throw new AssertionError(String.join("\n", mishaps));
                            }
                        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ledBy(context).ifPresent(scope -> report(context, scope, false));
    }

    /** So that a failing test shows at once what was said. */
    private static void report(ExtensionContext context, Scope scope, boolean anyway) {
        if (anyway || context.getExecutionException().isPresent()) {
            scope.running().forEach(it -> Report.publish(context, it.mail()));
        }
    }

    private static void inject(
            ExtensionContext context, Scope scope, Class<?> type, Optional<Object> instance) {
        for (var field : Scopes.fields(type)) {
            if (Modifier.isStatic(field.getModifiers()) == instance.isEmpty()) {
                Misuse.refuseWhatCannotBeSet(field);
                var server = Scopes.chosen(scope, field, field.getName());
                if (instance.isEmpty() || isPerClass(context)) {
                    scope.hold(server, Misuse.place(field));
                }
                try {
                    field.setAccessible(true);
                    field.set(
                            instance.orElse(null), part(server, field.getType(), field.getName()));
                } catch (ReflectiveOperationException refused) {
                    throw new ExtensionConfigurationException("cannot set " + field, refused);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isPart(parameter.getParameter().getType())
                && ledBy(contextOf(parameter.getDeclaringExecutable(), context)).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var by = parameter.getDeclaringExecutable();
        var asked = parameter.getParameter();
        var scope = Scopes.at(contextOf(by, context));
        var server = Scopes.chosen(scope, asked, asked.toString());
        if (by instanceof Constructor<?>) {
            scope.hold(server, Misuse.place(by));
        }
        return part(server, asked.getType(), asked.getName());
    }

    static boolean isPart(Class<?> type) {
        return Parts.isOne(type) || type.getName().equals(SESSION);
    }

    private static Object part(TestServer server, Class<?> type, String name) {
        var mail = server.mail();
        try {
            return Parts.isOne(type)
                    ? Parts.of(mail, type, name)
                    : Session.getInstance(MailProperties.jakartaMail(mail));
        } catch (NoSuchElementException several) {
            throw new ParameterResolutionException(String.valueOf(several.getMessage()), several);
        }
    }

    /** The constructor of an outer class must not get the server of a nested class, or a test's. */
    private static ExtensionContext contextOf(Executable executable, ExtensionContext context) {
        var at = context;
        while (executable instanceof Constructor<?>
                && (at.getTestMethod().isPresent()
                        || executable.getDeclaringClass() != at.getRequiredTestClass())) {
            at = at.getParent().orElseThrow();
        }
        return at;
    }

    private static boolean isPerClass(ExtensionContext context) {
        return context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS));
    }
}
