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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * What {@link MailServer} does; and with {@code @RegisterExtension} what an annotation cannot say.
 *
 * <p>State lies in JUnit's store alone, because one instance may serve many classes at a time.
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

    private static final Parts PARTS =
            Parts.OF_A_SERVER.with(
                    "jakarta.mail.Session",
                    mail -> Session.getInstance(MailProperties.jakartaMail(mail)));

    private final Consumer<Scope> registered;

    /** For {@link MailServer}, and for tests that take it from there. */
    public MailServerExtension() {
        this(scope -> {});
    }

    private MailServerExtension(Consumer<Scope> registered) {
        this.registered = registered;
    }

    /** A server by a builder: in a static field one for the class, in another one for each test. */
    public static MailServerExtension of(Consumer<MockMailServerBuilder> settings) {
        return of("", settings, Mishap.SERVER_ERROR);
    }

    /** One of several, with a name of its own, and what makes a test fail by itself. */
    public static MailServerExtension of(
            String name, Consumer<MockMailServerBuilder> settings, Mishap... failOn) {
        return new MailServerExtension(
                scope -> scope.add(name, TestServer.of(settings, Set.of(failOn)), false));
    }

    /** The server of a test, for extensions beside this one; of several, that without a name. */
    public static Optional<MockMailServer> serverOf(ExtensionContext test) {
        return Scopes.at(test).server().map(TestServer::mail);
    }

    /** Whether this is the one to act, for there may be several extensions for the same servers. */
    private boolean leads(ExtensionContext context) {
        var store = context.getStore(Scopes.NAMESPACE);
        if (store.get(this) == null) {
            store.put(this, true);
            registered.accept(Scopes.at(context));
        }
        return this == store.getOrComputeIfAbsent("leads " + context.getUniqueId(), key -> this);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (leads(context)) {
            Scopes.refuseWhereNothingRuns(context.getRequiredTestClass());
            Scopes.at(context).beginGroup();
            inject(context, context.getRequiredTestClass(), Optional.empty());
        }
    }

    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext factory, ExtensionContext context) {
        // An instance that lives as long as its class is made before @BeforeAll, outside any test.
        if (leads(context) && !isPerClass(context) && factory.getOuterInstance().isEmpty()) {
            Scopes.at(context).prepareTest();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (leads(context)) {
            Scopes.at(context).beginTest();
            for (var it : context.getRequiredTestInstances().getAllInstances()) {
                inject(context, it.getClass(), Optional.of(it));
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (leads(context)) {
            var mishap = Scopes.at(context).endTest();
            report(context, context.getExecutionException().or(() -> mishap));
            if (mishap.isPresent()) {
                throw mishap.get();
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        report(context, context.getExecutionException().filter(it -> leads(context)));
    }

    /** So that a failing test shows at once what was said. */
    private static void report(ExtensionContext at, Optional<Throwable> failure) {
        failure.ifPresent(
                it -> Scopes.at(at).running().forEach(server -> Report.publish(at, server, it)));
    }

    private static void inject(ExtensionContext at, Class<?> type, Optional<Object> instance) {
        for (var field : Scopes.fields(type)) {
            if (Modifier.isStatic(field.getModifiers()) == instance.isEmpty()) {
                var place = "the field " + field.getName();
                var server = Scopes.chosen(at, field, field.getName(), place);
                if (instance.isEmpty() || isPerClass(at)) {
                    Scopes.at(at).hold(server, place);
                }
                PARTS.set(field, instance, server.mail());
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARTS.has(parameter.getParameter().getType())
                && leads(contextOf(parameter.getDeclaringExecutable(), context));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var asked = parameter.getParameter();
        var by = asked.getDeclaringExecutable();
        var at = contextOf(by, context);
        boolean constructor = by instanceof Constructor<?>;
        var place = constructor ? "the constructor" : "the method " + by.getName();
        var server = Scopes.chosen(at, asked, asked.toString(), place);
        if (constructor) {
            Scopes.at(at).hold(server, place);
        }
        return PARTS.of(server.mail(), asked.getType(), asked.getName());
    }

    /** The constructor of an outer class must not get the server of a nested class, or a test's. */
    private static ExtensionContext contextOf(Executable executable, ExtensionContext context) {
        var at = context;
        while (executable instanceof Constructor<?>
                && !at.getElement().equals(Optional.of(executable.getDeclaringClass()))) {
            at = at.getParent().orElseThrow();
        }
        return at;
    }

    private static boolean isPerClass(ExtensionContext context) {
        return context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS));
    }
}
