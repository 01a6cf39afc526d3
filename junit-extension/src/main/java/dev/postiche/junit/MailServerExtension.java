package dev.postiche.junit;

import dev.postiche.Mishap;
import dev.postiche.MockMailServerBuilder;
import dev.postiche.junit.MailServer.Lifecycle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestInstance;
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
 * What {@link MailServer} does: starts servers, injects them, brings them back to their start
 * before each test and tells what was said to them when a test fails.
 *
 * <p>It keeps nothing in fields that changes, because JUnit may use one instance for many classes
 * at a time: all state lies in JUnit's store beside the class or test it belongs to, and ends with
 * it.
 *
 * <p>With {@code @RegisterExtension} a builder says what an annotation cannot:
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

    private final Optional<Definition> registered;

    /** For {@link MailServer}, and for tests that take it from there. */
    public MailServerExtension() {
        this(Optional.empty());
    }

    private MailServerExtension(Optional<Definition> registered) {
        this.registered = registered;
    }

    /**
     * A server by a builder: in a static field one for the class, in another one for each test.
     *
     * @param settings all that a server can be told before its start
     */
    public static MailServerExtension of(Consumer<MockMailServerBuilder> settings) {
        return new MailServerExtension(
                Optional.of(
                        new Definition(
                                "",
                                settings,
                                Lifecycle.PER_CLASS,
                                Set.of(Mishap.SERVER_ERROR),
                                Optional.empty(),
                                (builder, testClass) -> settings.accept(builder))));
    }

    /** The same, and these make a test fail by itself. */
    public MailServerExtension failOn(Mishap... mishaps) {
        return new MailServerExtension(
                registered.map(
                        it ->
                                new Definition(
                                        it.name(),
                                        it.key(),
                                        it.lifecycle(),
                                        Set.of(mishaps),
                                        it.clock(),
                                        it.settings())));
    }

    private List<Owner> visibleTo(ExtensionContext context) {
        return Owner.visibleTo(context, registered);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var type = context.getRequiredTestClass();
        Misplaced.refuse(type);
        for (var owner : visibleTo(context)) {
            if (!owner.isAt(context) && owner.definition().lifecycle() != Lifecycle.PER_METHOD) {
                owner.server(context).enterNested();
            }
        }
        inject(context, type, Optional.empty());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        for (var owner : visibleTo(context)) {
            owner.started()
                    .ifPresent(
                            server -> {
                                server.tellIfFailed(context);
                                if (!owner.isAt(context)) {
                                    server.leaveNested();
                                }
                            });
        }
    }

    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext factory, ExtensionContext context) {
        // An instance that lives as long as its class is made before @BeforeAll, outside any test.
        if (context.getTestInstanceLifecycle().orElse(TestInstance.Lifecycle.PER_METHOD)
                == TestInstance.Lifecycle.PER_METHOD) {
            var firstOfThisTest = factory.getOuterInstance().isEmpty();
            visibleTo(context).stream()
                    .filter(it -> it.definition().lifecycle() != Lifecycle.PER_METHOD)
                    .forEach(it -> it.server(context).testBegins(firstOfThisTest));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        visibleTo(context).forEach(it -> it.server(context).testBegins(false));
        if (registered.isEmpty()) {
            context.getRequiredTestInstances()
                    .getAllInstances()
                    .forEach(it -> inject(context, it.getClass(), Optional.of(it)));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (var owner : visibleTo(context)) {
            owner.started().ifPresent(it -> it.testEnded(context, owner.isAt(context)));
        }
    }

    private void inject(ExtensionContext context, Class<?> type, Optional<Object> instance) {
        for (var field : registered.isPresent() ? List.<Field>of() : Owner.fields(type)) {
            if (Modifier.isStatic(field.getModifiers()) == instance.isEmpty()) {
                Misplaced.refuse(field, Injected.knows(field.getType()));
                var annotated = field.getAnnotation(MailServer.class);
                var name = annotated == null ? "" : annotated.name();
                var value =
                        Injected.of(
                                field.getType(),
                                field.getName(),
                                chosen(context, name.isEmpty() ? field.getName() : name, "a field")
                                        .server(context)
                                        .mail());
                try {
                    field.setAccessible(true);
                    field.set(instance.orElse(null), value);
                } catch (ReflectiveOperationException refused) {
                    throw new ExtensionConfigurationException("cannot set " + field, refused);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injected.knows(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var executable = parameter.getDeclaringExecutable();
        var at = contextOf(executable, context);
        if (visibleTo(at).isEmpty()) {
            throw new ParameterResolutionException(noServerFor(executable));
        }
        var name =
                parameter
                        .findAnnotation(MailServer.class)
                        .map(it -> it.name().isEmpty() ? parameter.getParameter() + "" : it.name())
                        .orElse("");
        var server = chosen(at, name, "a parameter").server(at);
        var asked = parameter.getParameter();
        return Injected.of(asked.getType(), asked.getName(), server.mail());
    }

    private Owner chosen(ExtensionContext context, String name, String what) {
        var all = visibleTo(context);
        var names = all.stream().map(it -> it.definition().name()).toList();
        return all.stream()
                .filter(it -> it.definition().name().equals(name))
                .findFirst()
                .or(
                        () ->
                                all.size() == 1 && name.isEmpty()
                                        ? Optional.of(all.get(0))
                                        : Optional.empty())
                .orElseThrow(
                        () ->
                                new ParameterResolutionException(
                                        "there are the mail servers %s and %s %s: write"
                                                        .formatted(
                                                                names,
                                                                what,
                                                                name.isEmpty()
                                                                        ? "without a name"
                                                                        : "for \"" + name + "\"")
                                                + " @MailServer(name = \"%s\") before it"
                                                        .formatted(names.get(0))));
    }

    /** The constructor of an outer class must not get the server of a nested class. */
    private static ExtensionContext contextOf(Executable executable, ExtensionContext context) {
        var at = context;
        if (executable instanceof Constructor<?>) {
            while (at.getTestMethod().isPresent()
                    || !executable.getDeclaringClass().equals(at.getTestClass().orElse(null))) {
                var parent = at.getParent();
                if (parent.isEmpty()) {
                    return context;
                }
                at = parent.get();
            }
        }
        return at;
    }

    private static String noServerFor(Executable executable) {
        return "no mail server for "
                + executable.getDeclaringClass().getSimpleName()
                + (executable instanceof Constructor<?>
                        ? "'s constructor: put @MailServer on the class"
                        : "." + executable.getName() + ": put @MailServer on the class or the test")
                + "; one on another test is that test's alone";
    }
}
