package dev.postiche.junit;

import dev.postiche.MockMailServer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
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
 * <p>It keeps nothing in fields, because JUnit may use one instance for many classes at a time: all
 * state lies in JUnit's store beside the class or test that is annotated, and ends with it.
 */
public final class MailServerExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        Misplaced.refuse(context.getRequiredTestClass());
        var owner = Owner.of(context).filter(found -> !found.isAt(context));
        owner.ifPresent(outer -> outer.server().enterNested());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Owner.of(context)
                .ifPresent(
                        owner ->
                                owner.started()
                                        .ifPresent(
                                                server -> {
                                                    server.tellIfFailed(context);
                                                    if (!owner.isAt(context)) {
                                                        server.leaveNested();
                                                    }
                                                }));
    }

    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext factory, ExtensionContext context) {
        // An instance that lives as long as its class is made before @BeforeAll, outside any test.
        if (context.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD)
                == Lifecycle.PER_METHOD) {
            var firstOfThisTest = factory.getOuterInstance().isEmpty();
            Owner.of(context).ifPresent(found -> found.server().testBegins(firstOfThisTest));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Owner.of(context).ifPresent(found -> found.server().testBegins(false));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Owner.of(context).flatMap(Owner::started).ifPresent(server -> server.testEnded(context));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MockMailServer.class;
    }

    @Override
    public MockMailServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var executable = parameter.getDeclaringExecutable();
        return Owner.of(contextOf(executable, context))
                .map(found -> found.server().mail())
                .orElseThrow(() -> new ParameterResolutionException(noServerFor(executable)));
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
