package dev.postiche.junit;

import dev.postiche.MockMailServerBuilder;
import dev.postiche.suite.Scope;
import dev.postiche.suite.TestServer;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/** The scopes of servers that go with JUnit's contexts, filled with what annotations say. */
final class Scopes {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";
    static final Namespace NAMESPACE = Namespace.create(Scopes.class);

    private Scopes() {}

    /** Both kinds, because JUnit before 5.13 closes only the one, and later ones want the other. */
    private record Kept(Scope scope) implements AutoCloseable, CloseableResource {
        @Override
        public void close() {
            scope.close();
        }
    }

    static Scope at(ExtensionContext context) {
        // Under its id, because a store looks into those of the contexts around, too.
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        context.getUniqueId(), id -> new Kept(open(context)), Kept.class)
                .scope();
    }

    private static Scope open(ExtensionContext context) {
        var parent = context.getParent();
        if (parent.isEmpty()) {
            return new Scope();
        }
        var around = at(parent.get());
        boolean concurrent = isConcurrent(context);
        if (parent.get().getElement().equals(context.getElement())) {
            return around.repetition(concurrent);
        }
        boolean test = context.getTestMethod().isPresent();
        var scope = test ? around.test(concurrent) : around.group(concurrent);
        context.getElement().ifPresent(it -> declare(scope, it, context.getRequiredTestClass()));
        return scope;
    }

    /** What a parameter or field asks for, called so if its annotation gives no name. */
    static TestServer chosen(
            ExtensionContext at, AnnotatedElement asking, String otherwise, String place) {
        var names = at(at).names();
        var name =
                annotations(asking)
                        .map(it -> it.name().isEmpty() ? otherwise : it.name())
                        .findFirst()
                        .orElse(names.size() == 1 ? names.get(0) : "");
        return at(at).server(name).orElseThrow(() -> noServer(name, names, place));
    }

    private static RuntimeException noServer(String name, List<String> names, String place) {
        var why =
                names.isEmpty()
                        ? "put @MailServer on the class or the test; another test's is its own"
                        : names.contains(name)
                                ? "each test has one of its own; take it as a parameter there"
                                : names.get(0).isEmpty()
                                        ? "leave @MailServer out to have that of the class"
                                        : "there are %s; write @MailServer(name = \"%s\") before it"
                                                .formatted(names, names.get(0));
        var called = name.isEmpty() ? "" : " \"" + name + "\"";
        return new ParameterResolutionException(
                "no mail server%s for %s: %s".formatted(called, place, why));
    }

    private static void declare(Scope scope, AnnotatedElement element, Class<?> testClass) {
        var direct = element.getDeclaredAnnotationsByType(MailServer.class);
        if (Stream.of(direct).map(MailServer::name).distinct().count() < direct.length) {
            throw new ExtensionConfigurationException(
                    "give each a name, as in @MailServer(name = \"old\"), on " + element);
        }
        for (var field : element instanceof Class<?> type ? fields(type) : List.<Field>of()) {
            boolean each = !Modifier.isStatic(field.getModifiers());
            annotations(field).forEach(it -> add(scope, it, field.getName(), each, testClass));
        }
        annotations(element).forEach(it -> add(scope, it, "", false, testClass));
        for (var at : element instanceof Method test ? test.getParameters() : new Parameter[0]) {
            // With a name it chooses one of the others.
            annotations(at)
                    .filter(it -> it.name().isEmpty())
                    .forEach(it -> add(scope, it, at.toString(), false, testClass));
        }
    }

    private static void add(
            Scope scope, MailServer told, String otherwise, boolean each, Class<?> testClass) {
        var name = told.name().isEmpty() ? otherwise : told.name();
        var server = TestServer.of(it -> tell(it, told, testClass), Set.of(told.failOn()));
        switch (told.lifecycle()) {
            case PER_SUITE -> scope.share(name, told, () -> server);
            case PER_METHOD -> scope.add(name, server, true);
            case PER_CLASS -> scope.add(name, server, each);
        }
    }

    private static void tell(MockMailServerBuilder builder, MailServer told, Class<?> testClass) {
        builder.fixture(testClass, told.fixture())
                .accounts(told.accounts())
                .faults(told.faults())
                .protocols(told.protocols())
                .without(told.without())
                .record(told.record());
        if (told.tls()) {
            builder.tls();
        }
        Optional.of(told.seed()).filter(it -> it != 0).ifPresent(builder::seed);
        Optional.of(told.profile()).filter(it -> !it.isEmpty()).ifPresent(builder::profile);
        Optional.of(told.clock()).filter(it -> !it.isEmpty()).ifPresent(builder::clock);
    }

    /** JUnit would silently ignore the annotation. */
    static void refuseWhereNothingRuns(Class<?> testClass) {
        for (var method : testClass.getDeclaredMethods()) {
            boolean runs = (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
            if (!runs && annotations(method).findAny().isPresent()) {
                throw new ExtensionConfigurationException(
                        "@MailServer on %s.%s has no effect, for JUnit runs no private or static"
                                        .formatted(testClass.getSimpleName(), method.getName())
                                + " method as a test: put it on the class or on a test");
            }
        }
    }

    static Stream<MailServer> annotations(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, MailServer.class).stream();
    }

    static List<Field> fields(Class<?> type) {
        return AnnotationSupport.findAnnotatedFields(type, MailServer.class);
    }

    private static boolean isConcurrent(ExtensionContext context) {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter(PARALLEL, Boolean::valueOf).orElse(false);
    }
}
