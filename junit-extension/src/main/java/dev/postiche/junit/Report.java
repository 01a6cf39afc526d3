package dev.postiche.junit;

import dev.postiche.Mishap;
import dev.postiche.MockMailServer;
import dev.postiche.RecordingFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * What is attached to the report of a failed test: text everywhere, and a page from JUnit 5.12 on.
 *
 * <p>The one class that reaches for an API newer than the one it is compiled against, by
 * reflection.
 */
final class Report {

    private Report() {}

    static void publish(ExtensionContext context, MockMailServer mail) {
        context.publishReportEntry("dialogue", Mishap.report(mail));
        ThrowingConsumer<Path> page = file -> RecordingFile.save(mail.recording(), file);
        Stream.of(ExtensionContext.class.getMethods())
                .filter(it -> it.getName().equals("publishFile") && it.getParameterCount() == 3)
                .findFirst()
                .ifPresent(method -> publish(context, method, page));
    }

    private static void publish(
            ExtensionContext context, Method publishFile, ThrowingConsumer<Path> page) {
        try {
            var mediaType = publishFile.getParameterTypes()[1];
            var html = mediaType.getMethod("parse", String.class).invoke(null, "text/html");
            publishFile.invoke(context, "said.html", html, page);
        } catch (InvocationTargetException refused) {
            notAttached(context, refused.getTargetException());
        } catch (ReflectiveOperationException notThere) {
            notAttached(context, notThere);
        }
    }

    private static void notAttached(ExtensionContext context, Throwable why) {
        context.publishReportEntry("said.html", "could not be attached: " + why);
    }
}
