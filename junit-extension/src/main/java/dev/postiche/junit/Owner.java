package dev.postiche.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The class or test that is annotated and so has the server: the test itself, else its class, else
 * the classes around that one.
 *
 * @param context where the server is kept; it is closed when JUnit closes this context
 */
record Owner(AnnotatedElement element, MailServer annotation, ExtensionContext context) {

    private static final Namespace NAMESPACE = Namespace.create(Owner.class);

    static Optional<Owner> of(ExtensionContext user) {
        var onMethod =
                user.getTestMethod()
                        .flatMap(
                                method ->
                                        AnnotationSupport.findAnnotation(method, MailServer.class)
                                                .map(found -> new Owner(method, found, user)));
        return onMethod.isPresent() ? onMethod : onClass(user);
    }

    private static Optional<Owner> onClass(ExtensionContext user) {
        for (var at = user; at.getTestClass().isPresent(); at = around(at)) {
            var type = at.getTestClass().get();
            var annotation = AnnotationSupport.findAnnotation(type, MailServer.class);
            if (annotation.isPresent()) {
                return Optional.of(new Owner(type, annotation.get(), outermostOf(at)));
            }
        }
        return Optional.empty();
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
    ServerOfTests server() {
        var store = context.getStore(NAMESPACE);
        var server =
                store.getOrComputeIfAbsent(
                        element,
                        key -> ServerOfTests.start(annotation, context.getRequiredTestClass()),
                        ServerOfTests.class);
        store.put(new Key(element), new Started(server));
        return server;
    }

    /** The server if it was started; asking does not start it, nor fail again as its start did. */
    Optional<ServerOfTests> started() {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(new Key(element), Started.class))
                .map(Started::server);
    }

    private record Key(AnnotatedElement element) {}

    private record Started(ServerOfTests server) {}
}
