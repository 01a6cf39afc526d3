package dev.postiche.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** Annotations where JUnit would silently ignore them. */
final class Misplaced {

    private Misplaced() {}

    static void refuse(Class<?> testClass) {
        for (var method : testClass.getDeclaredMethods()) {
            if (AnnotationSupport.isAnnotated(method, MailServer.class) && isNoTest(method)) {
                throw new ExtensionConfigurationException(
                        "@MailServer on "
                                + testClass.getSimpleName()
                                + "."
                                + method.getName()
                                + " has no effect, for JUnit runs no private or static method as a"
                                + " test: put it on the class or on a test");
            }
        }
    }

    static void refuse(Field field, boolean known) {
        if (!known || Modifier.isFinal(field.getModifiers())) {
            throw new ExtensionConfigurationException(
                    "@MailServer on the field %s.%s: it %s"
                            .formatted(
                                    field.getDeclaringClass().getSimpleName(),
                                    field.getName(),
                                    known
                                            ? "is final and cannot be set; leave final out"
                                            : "has to be a MockMailServer, or something of one"));
        }
    }

    private static boolean isNoTest(Method method) {
        return Modifier.isPrivate(method.getModifiers())
                || Modifier.isStatic(method.getModifiers());
    }
}
