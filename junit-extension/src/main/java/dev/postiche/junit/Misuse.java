package dev.postiche.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What cannot work, told in one line that says what to do. */
final class Misuse {

    private Misuse() {}

    /** JUnit would silently ignore it. */
    static void refuseWhereNothingRuns(Class<?> testClass) {
        for (var method : testClass.getDeclaredMethods()) {
            boolean runs = (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
            if (!runs && Scopes.annotations(method).findAny().isPresent()) {
                throw wrong(
                        method,
                        "has no effect, for JUnit runs no private or static method as a test: put it on the class or on a test");
            }
        }
    }

    static void refuseSameName(AnnotatedElement element) {
        var direct = element.getDeclaredAnnotationsByType(MailServer.class);
        if (Stream.of(direct).map(MailServer::name).distinct().count() < direct.length) {
            throw wrong(
                    element,
                    "stands there several times: give each its own name, as in @MailServer(name = \"old\")");
        }
    }

    static void refuseWhatCannotBeSet(Field field) {
        if (!MailServerExtension.isPart(field.getType())) {
            throw wrong(
                    field,
                    "has no effect: the field has to be a MockMailServer, or something of one");
        }
        if (Modifier.isFinal(field.getModifiers())) {
            throw wrong(field, "cannot set what is final: leave final out");
        }
    }

    static RuntimeException noServer(String name, List<String> names, AnnotatedElement at) {
        var why =
                names.isEmpty()
                        ? "put @MailServer on the class or the test; one on another test is that test's alone"
                        : names.contains(name)
                                ? "there is one for each test; take it as a parameter of the test or of @BeforeEach"
                                : "there are %s; write @MailServer(name = \"%s\") before it"
                                        .formatted(names, names.get(0));
        return new ParameterResolutionException("no mail server for " + place(at) + ": " + why);
    }

    static String place(AnnotatedElement at) {
        if (at instanceof Parameter parameter) {
            return place(parameter.getDeclaringExecutable());
        }
        return at instanceof Constructor<?> constructor
                ? "the constructor of " + constructor.getDeclaringClass().getSimpleName()
                : at instanceof Member member
                        ? member.getDeclaringClass().getSimpleName() + "." + member.getName()
                        : at.toString();
    }

    private static RuntimeException wrong(AnnotatedElement at, String why) {
        return new ExtensionConfigurationException("@MailServer on " + place(at) + " " + why);
    }
}
