package dev.postiche.junit;

import dev.postiche.Mishap;
import dev.postiche.RecordingFile;
import dev.postiche.suite.TestServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * What is attached to the report of a failed test: text, and from JUnit 5.12 on a page, for which
 * reflection is needed because it is newer than what this is compiled against.
 */
final class Report {

    private Report() {}

    static void publish(ExtensionContext context, TestServer server, Throwable failure) {
        server.explain(failure);
        context.publishReportEntry("dialogue", Mishap.report(server.mail()));
        ThrowingConsumer<Path> page = file -> RecordingFile.save(server.mail().recording(), file);
        try {
            for (var method : ExtensionContext.class.getMethods()) {
                if (method.getName().equals("publishFile") && method.getParameterCount() == 3) {
                    var mediaType = method.getParameterTypes()[1].getMethod("parse", String.class);
                    method.invoke(context, "said.html", mediaType.invoke(null, "text/html"), page);
                }
            }
        } catch (ReflectiveOperationException refused) {
            var why = Optional.ofNullable(refused.getCause()).orElse(refused);
            context.publishReportEntry("said.html", "could not be attached: " + why);
        }
    }
}
