package dev.postiche.junit;

import dev.postiche.junit.MailServer.Lifecycle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * A server that is visible to a test, and where it is kept: with the test itself, with its class or
 * a class around that one, or with the whole run.
 *
 * @param context JUnit closes the server when it closes this context
 */
record Owner(Definition definition, ExtensionContext context) {

    private static final Namespace NAMESPACE = Namespace.create(Owner.class);

    /** Those that a test or class sees, by name, the nearest first. */
    static List<Owner> visibleTo(ExtensionContext user, Optional<Definition> registered) {
        Map<String, Owner> visible = new LinkedHashMap<>();
        if (registered.isPresent()) {
            var definition = registered.get();
            // Not the context as it is: JUnit closes what it keeps and can be closed.
            var home =
                    user.getStore(NAMESPACE)
                            .getOrComputeIfAbsent(definition, it -> new Home(user), Home.class);
            add(visible, definition, home.context(), user);
            return List.copyOf(visible.values());
        }
        user.getTestMethod()
                .ifPresent(
                        method -> {
                            annotated(method, "").forEach(it -> add(visible, it, user, user));
                            for (var parameter : method.getParameters()) {
                                annotated(parameter, parameter.toString())
                                        .filter(it -> !isChoice(it, user))
                                        .forEach(it -> add(visible, it, user, user));
                            }
                        });
        for (var at = user; at.getTestClass().isPresent(); at = around(at)) {
            var type = at.getTestClass().get();
            var owner = outermostOf(at);
            annotated(type, "").forEach(it -> add(visible, it, owner, user));
            for (var field : fields(type)) {
                annotated(field, field.getName()).forEach(it -> add(visible, it, owner, user));
            }
        }
        return List.copyOf(visible.values());
    }

    static List<Field> fields(Class<?> type) {
        return AnnotationSupport.findAnnotatedFields(
                type, MailServer.class, it -> true, HierarchyTraversalMode.TOP_DOWN);
    }

    private static Stream<Definition> annotated(AnnotatedElement element, String otherwise) {
        var all = AnnotationSupport.findRepeatableAnnotations(element, MailServer.class);
        return all.stream()
                .map(
                        it -> {
                            var name = it.name().isEmpty() ? otherwise : it.name();
                            return Definition.of(it, name, List.of(element, name));
                        });
    }

    /** A parameter's annotation with the name of another server chooses that one. */
    private static boolean isChoice(Definition definition, ExtensionContext user) {
        return user.getParent().stream()
                .flatMap(it -> visibleTo(it, Optional.empty()).stream())
                .anyMatch(it -> it.definition().name().equals(definition.name()));
    }

    private static void add(
            Map<String, Owner> visible,
            Definition definition,
            ExtensionContext owner,
            ExtensionContext user) {
        boolean alone =
                definition.lifecycle() == Lifecycle.PER_METHOD
                        || (definition.lifecycle() == Lifecycle.PER_CLASS
                                && user.getExecutionMode() == ExecutionMode.CONCURRENT);
        var keeper =
                definition.lifecycle() == Lifecycle.PER_SUITE
                        ? user.getRoot()
                        : alone && user.getTestMethod().isPresent() ? user : owner;
        visible.putIfAbsent(definition.name(), new Owner(definition, keeper));
    }

    /** Below a class's own context lie those of its methods and invocations, of the same class. */
    private static ExtensionContext outermostOf(ExtensionContext user) {
        var at = user;
        var parent = at.getParent();
        while (parent.isPresent() && parent.get().getTestClass().equals(user.getTestClass())) {
            at = parent.get();
            parent = at.getParent();
        }
        return at;
    }

    private static ExtensionContext around(ExtensionContext user) {
        return outermostOf(user).getParent().orElseGet(user::getRoot);
    }

    boolean isAt(ExtensionContext other) {
        return context.equals(other);
    }

    /** The server, started when somebody first asks for it. */
    ServerOfTests server(ExtensionContext user) {
        if (definition.lifecycle() == Lifecycle.PER_METHOD && user.getTestMethod().isEmpty()) {
            throw new ExtensionConfigurationException(
                    "lifecycle PER_METHOD has no server outside of a test: take it as a parameter of"
                            + " the test or of @BeforeEach, or leave the lifecycle out");
        }
        var store = context.getStore(NAMESPACE);
        var server =
                store.getOrComputeIfAbsent(
                        definition.key(),
                        key -> definition.start(user.getRequiredTestClass()),
                        ServerOfTests.class);
        store.put(new Key(definition.key()), new Started(server));
        return server;
    }

    /** The server if it was started; asking does not start it, nor fail again as its start did. */
    Optional<ServerOfTests> started() {
        var key = new Key(definition.key());
        return Optional.ofNullable(context.getStore(NAMESPACE).get(key, Started.class))
                .map(Started::server);
    }

    /** Where a builder was first met: the class of a static field, the test of another. */
    private record Home(ExtensionContext context) {}

    private record Key(Object key) {}

    private record Started(ServerOfTests server) {}
}
